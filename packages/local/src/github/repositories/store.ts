import type { BranchRule } from '../access/protection.ts';
import type { CheckStore } from '../checks/store.ts';
import { LocalGitHubError } from '../errors.ts';
import type { Delivery } from '../events/types.ts';
import type { PullStore } from '../pulls/store.ts';
import type { RulesetStore } from '../rulesets/store.ts';
import type { RunStore } from '../workflows/store.ts';
import type { Role } from './roles.ts';
import type { Turn } from './turn.ts';

export interface StoredRepository {
  readonly id: number;
  /** owner/name, spelt as it was created; GitHub finds it in any case. */
  readonly fullName: string;
  readonly owner: string;
  readonly name: string;
  /** The bare repository. */
  readonly path: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly createdAt: string;
  /** owner/name that it is a fork of. */
  readonly parent?: string;
  readonly rules: Map<string, BranchRule>;
  /** What people may do, by login in lower case. */
  readonly permissions: Map<string, Role>;
  /** Commits that GitHub made itself, and signed. */
  readonly signed: Set<string>;
  readonly deliveries: Delivery[];
  readonly pulls: PullStore;
  readonly checks: CheckStore;
  readonly runs: RunStore;
  readonly rulesets: RulesetStore;
  /** For what must not overlap. */
  readonly turn: Turn;
}

/** The repositories of one stand-in, by full name. */
export class Repositories {
  readonly #byName = new Map<string, StoredRepository>();

  add(repository: StoredRepository): void {
    this.#byName.set(repository.fullName.toLowerCase(), repository);
  }

  find(fullName: string): StoredRepository | undefined {
    return this.#byName.get(fullName.toLowerCase());
  }

  get(fullName: string): StoredRepository {
    const found = this.find(fullName);
    if (found !== undefined) return found;
    throw new LocalGitHubError({
      code: 'repository-unknown',
      problem: `There is no repository ${fullName}.`,
      remedy: 'Create it with createRepository() first.',
    });
  }

  all(): StoredRepository[] {
    return [...this.#byName.values()];
  }

  clear(): void {
    this.#byName.clear();
  }
}
