import type { Ids } from '../ids.ts';
import type { Annotation, CheckRun, Checks, Conclusion, NewCheckRun } from './types.ts';

export interface StoredCheckRun extends CheckRun {
  readonly app: string;
  readonly externalId: string;
  readonly detailsUrl: string | undefined;
  readonly startedAt: string;
  conclusion: Conclusion | null;
  completedAt: string | null;
  annotations: readonly Annotation[];
}

/** The check runs of one repository, oldest first. */
export class CheckStore implements Checks {
  readonly #runs: StoredCheckRun[] = [];
  readonly #ids: Ids;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  create(run: NewCheckRun): StoredCheckRun {
    const { conclusion = 'success', app = 'github-actions', externalId = '', annotations = [] } = run;
    const at = new Date().toISOString();
    const added: StoredCheckRun = {
      ...{ id: this.#ids.next(), suiteId: run.suiteId ?? this.#ids.next(), name: run.name, headSha: run.headSha },
      ...{ app, externalId, detailsUrl: run.detailsUrl, startedAt: at, annotations, conclusion },
      completedAt: conclusion === null ? null : at,
    };
    this.#runs.push(added);
    return added;
  }

  finish(id: number, conclusion: Conclusion, annotations: readonly Annotation[] = []): void {
    const run = this.find(id);
    if (run === undefined) return;
    run.conclusion = conclusion;
    run.completedAt = new Date().toISOString();
    run.annotations = [...run.annotations, ...annotations];
  }

  find(id: number): StoredCheckRun | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  all(): readonly StoredCheckRun[] {
    return this.#runs;
  }
}
