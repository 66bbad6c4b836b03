import type { Json } from './boundary.ts';
import type { Asked, Repository, Tags } from './settings.ts';
import { together } from './together.ts';

/** What this action reads of a registry. */
export interface RegistryReader {
  /** All of `names` (at most 100), or that at least one of them is missing: ECR does not say which. One request. */
  describe(names: readonly string[]): Promise<readonly Repository[] | 'some-missing'>;
  lifecyclePolicy(name: string): Promise<Json | undefined>;
  repositoryPolicy(name: string): Promise<Json | undefined>;
  tags(arn: string): Promise<Tags>;
}

const mostNames = 100;

/** Those of `names` that exist, with as much of their settings as the caller asks about: one request if all exist and nothing more is asked. */
export async function observe(
  registry: RegistryReader,
  names: readonly string[],
  asked: Asked,
): Promise<Map<string, Repository>> {
  const pages = Array.from({ length: Math.ceil(names.length / mostNames) }, (_, page) =>
    names.slice(page * mostNames, (page + 1) * mostNames),
  );
  const found = (await together(pages, (page) => existing(registry, page))).flat();
  const whole = await together(found, (repository) => withDetails(registry, repository, asked));
  return new Map(whole.map((repository) => [repository.name, repository]));
}

// One missing name fails the whole request. Asking for each at once costs one more round trip, whatever their number; listing
// the whole registry instead would need permission for every repository in it.
async function existing(registry: RegistryReader, names: readonly string[]): Promise<readonly Repository[]> {
  const found = await registry.describe(names);
  if (found !== 'some-missing') return found;
  if (names.length === 1) return [];
  return (await together(names, (name) => existing(registry, [name]))).flat();
}

async function withDetails(registry: RegistryReader, repository: Repository, asked: Asked): Promise<Repository> {
  const { name, arn } = repository;
  const reads: (() => Promise<Partial<Repository>>)[] = [];
  if (asked.lifecyclePolicy !== undefined)
    reads.push(async () => ({ lifecyclePolicy: await registry.lifecyclePolicy(name) }));
  if (asked.repositoryPolicy !== undefined)
    reads.push(async () => ({ repositoryPolicy: await registry.repositoryPolicy(name) }));
  if (asked.tags !== undefined) reads.push(async () => ({ tags: await registry.tags(arn) }));
  const details = await together(reads, (read) => read());
  return details.reduce<Repository>((whole, part) => ({ ...whole, ...part }), repository);
}
