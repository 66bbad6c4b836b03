import { repositoryNotFound } from './errors.ts';
import { Previews } from './lifecycle/previews.ts';
import type { Repository } from './repository.ts';
import type { ScanningConfiguration } from './scanning-rules.ts';
import type { SigningRule } from './signing.ts';

/** The repositories of one account in one region, as a read sees them. */
export interface Repositories {
  readonly registryId: string;
  readonly region: string;
  /** In the order in which they were made. */
  all(): readonly Repository[];
  find(name: string): Repository | undefined;
  /** Throws RepositoryNotFoundException. */
  get(name: string): Repository;
}

export class Registry implements Repositories {
  readonly registryId: string;
  readonly region: string;
  readonly previews = new Previews();
  scanning: ScanningConfiguration = { scanType: 'BASIC', rules: [] };
  signing: readonly SigningRule[] | undefined;
  readonly #now = new Map<string, Repository>();
  /** Each repository before its last change; undefined where it did not exist. */
  readonly #before = new Map<string, Repository | undefined>();

  constructor(registryId: string, region: string) {
    this.registryId = registryId;
    this.region = region;
  }

  all(): readonly Repository[] {
    return [...this.#now.values()];
  }

  find(name: string): Repository | undefined {
    return this.#now.get(name);
  }

  get(name: string): Repository {
    return found(this.find(name), name, this.registryId);
  }

  put(repository: Repository): void {
    this.#before.set(repository.name, this.find(repository.name));
    this.#now.set(repository.name, repository);
  }

  remove(name: string): void {
    this.#before.set(name, this.find(name));
    this.#now.delete(name);
    this.previews.drop(name);
  }

  /** Lets even a stale read see the repository as it is now. */
  settle(name: string): void {
    this.#before.set(name, this.find(name));
  }

  /** What a reader sees that has not heard of each repository's last change. */
  stale(): Repositories {
    const { registryId, region } = this;
    const find = (name: string) => this.#before.get(name);
    return {
      registryId,
      region,
      find,
      all: () => [...this.#before.values()].filter((each) => each !== undefined),
      get: (name) => found(find(name), name, registryId),
    };
  }
}

function found(repository: Repository | undefined, name: string, registryId: string): Repository {
  if (repository === undefined) throw repositoryNotFound({ name, registryId });
  return repository;
}
