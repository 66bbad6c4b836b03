import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalGitHubError } from '../errors.ts';
import { git } from '../git/run.ts';
import { importFolder } from './folder.ts';
import { importHistory, type History } from './history.ts';
import type { Repositories, StoredRepository } from './store.ts';

export interface CreateOptions {
  /** A folder whose files become the first commit, less what its .gitignore names. */
  readonly from?: string;
  /** Default main. */
  readonly defaultBranch?: string;
  /** Default true: a caller that forgets its token is told. */
  readonly private?: boolean;
  /** Of the first commit. */
  readonly message?: string;
  /** Made-up commits, for benchmarks; packed. */
  readonly history?: History;
}

// What GitHub's servers offer: blobless fetches, any oid; pushes checked; no housekeeping that outlives a test.
const configuration = `
[core]
	logAllRefUpdates = always
	fsync = none
[http]
	receivepack = true
	getanyfile = false
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[receive]
	advertisePushOptions = true
	fsckObjects = true
	shallowUpdate = false
	autogc = false
[gc]
	auto = 0
[maintenance]
	auto = false
`;

/** Makes a bare repository under `root`; empty unless `from` or `history` fills it. */
export async function createRepository(
  { root, repositories }: { readonly root: string; readonly repositories: Repositories },
  fullName: string,
  options: CreateOptions,
): Promise<StoredRepository> {
  const { owner, name } = split(fullName);
  if (repositories.find(fullName) !== undefined) throw taken(fullName);
  const repository: StoredRepository = {
    id: repositories.all().length + 1,
    fullName,
    owner,
    name,
    path: join(root, owner, `${name}.git`),
    private: options.private ?? true,
    defaultBranch: options.defaultBranch ?? 'main',
    createdAt: new Date().toISOString(),
    rules: new Map(),
  };
  repositories.add(repository);
  await initialise(repository);
  if (options.from !== undefined) await importFolder(repository, options.from, options.message);
  if (options.history !== undefined) await importHistory(repository, options.history);
  return repository;
}

async function initialise({ path, defaultBranch }: StoredRepository): Promise<void> {
  await mkdir(path, { recursive: true });
  await git({ dir: path }, ['init', '--quiet', '--bare', '--template=', `--initial-branch=${defaultBranch}`]);
  await appendFile(join(path, 'config'), configuration);
}

function split(fullName: string): { owner: string; name: string } {
  const [, owner, name] = /^([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+)$/.exec(fullName) ?? [];
  if (owner !== undefined && name !== undefined && owner !== 'api' && !/^\.{1,2}$|\.git$/i.test(name)) {
    return { owner, name };
  }
  throw new LocalGitHubError({
    code: 'repository-invalid',
    problem: `${JSON.stringify(fullName)} is no name of a repository.`,
    remedy: 'Write owner/name as GitHub allows it, without .git; the owner "api" is the API\'s own path here.',
  });
}

function taken(fullName: string): LocalGitHubError {
  return new LocalGitHubError({
    code: 'repository-exists',
    problem: `The repository ${fullName} exists already.`,
    remedy: 'Choose another name, or forget() everything first.',
  });
}
