import type { BranchRule } from '../access/protection.ts';
import { LocalGitHubError } from '../errors.ts';

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
  readonly rules: Map<string, BranchRule>;
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
