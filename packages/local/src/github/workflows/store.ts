import type { Conclusion } from '../checks/types.ts';
import type { StoredRepository } from '../repositories/store.ts';

export interface StoredJob {
  /** Of the check run as well. */
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
}

export interface StoredRun {
  readonly id: number;
  readonly number: number;
  readonly workflowId: number;
  readonly path: string;
  /** pull_request_target, merge_group, push ... */
  readonly event: string;
  readonly head: { readonly sha: string; readonly branch: string; readonly repository: StoredRepository };
  readonly actor: string;
  readonly suiteId: number;
  readonly createdAt: string;
  readonly jobs: StoredJob[];
  triggeringActor: string;
  attempt: number;
  startedAt: string;
  updatedAt: string;
  conclusion: Conclusion | null;
}

/** The workflow runs of one repository, newest first as GitHub lists them. */
export class RunStore {
  readonly #runs: StoredRun[] = [];

  add(run: StoredRun): StoredRun {
    this.#runs.unshift(run);
    return run;
  }

  find(id: number): StoredRun | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  all(): readonly StoredRun[] {
    return this.#runs;
  }

  count(path: string): number {
    return this.#runs.filter((run) => run.path === path).length;
  }
}
