import { matchesGlob } from 'node:path';
import type { Ids } from '../ids.ts';
import type { NewRuleset, Rulesets } from './types.ts';

export interface StoredRuleset extends NewRuleset {
  readonly id: number;
  readonly target: 'branch' | 'tag' | 'push';
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The rulesets of one repository. */
export class RulesetStore implements Rulesets {
  readonly #byId = new Map<number, StoredRuleset>();
  readonly #ids: Ids;
  pushRulesets = true;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  create(ruleset: NewRuleset): number {
    return this.add(ruleset).id;
  }

  add(ruleset: NewRuleset): StoredRuleset {
    const at = new Date().toISOString();
    return this.#keep({ target: 'branch', ...ruleset, id: this.#ids.next(), createdAt: at, updatedAt: at });
  }

  /** What is not given stays as it was. */
  update(old: StoredRuleset, change: Partial<NewRuleset>): StoredRuleset {
    return this.#keep({ ...old, ...change, updatedAt: new Date().toISOString() });
  }

  remove(id: number): void {
    this.#byId.delete(id);
  }

  find(id: number): StoredRuleset | undefined {
    return this.#byId.get(id);
  }

  all(): StoredRuleset[] {
    return [...this.#byId.values()];
  }

  /** The active ones that bind a branch. */
  binding(branch: string, defaultBranch: string): StoredRuleset[] {
    return this.all().filter(
      ({ target, enforcement, conditions }) =>
        target === 'branch' &&
        enforcement === 'active' &&
        (conditions?.ref_name?.include ?? []).some((pattern) => matches(pattern, branch, defaultBranch)) &&
        !(conditions?.ref_name?.exclude ?? []).some((pattern) => matches(pattern, branch, defaultBranch)),
    );
  }

  #keep(ruleset: StoredRuleset): StoredRuleset {
    this.#byId.set(ruleset.id, ruleset);
    return ruleset;
  }
}

function matches(pattern: string, branch: string, defaultBranch: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return branch === defaultBranch;
  return matchesGlob(`refs/heads/${branch}`, pattern);
}
