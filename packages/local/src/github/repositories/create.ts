import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckStore } from '../checks/store.ts';
import { LocalGitHubError } from '../errors.ts';
import { git } from '../git/run.ts';
import { PullStore } from '../pulls/store.ts';
import { RulesetStore } from '../rulesets/store.ts';
import { RunStore } from '../workflows/store.ts';
import type { State } from '../state.ts';
import { importFolder } from './folder.ts';
import { importHistory, type History } from './history.ts';
import type { StoredRepository } from './store.ts';
import { Turn } from './turn.ts';

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
  state: State,
  fullName: string,
  options: CreateOptions,
): Promise<StoredRepository> {
  state.accounts.organisation(split(fullName).owner);
  const repository = await add(state, fullName, options);
  if (options.from !== undefined) await importFolder(repository, options.from, options.message);
  if (options.history !== undefined) await importHistory(repository, options.history);
  return repository;
}

/** Adds an empty one; `parent` is the repository that it is a fork of. */
export async function add(
  { root, repositories, ids }: State,
  fullName: string,
  options: Pick<CreateOptions, 'defaultBranch' | 'private'> & { readonly parent?: string },
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
    permissions: new Map(),
    signed: new Set(),
    deliveries: [],
    pulls: new PullStore(),
    checks: new CheckStore(ids),
    runs: new RunStore(),
    rulesets: new RulesetStore(ids),
    turn: new Turn(),
    ...(options.parent !== undefined && { parent: options.parent }),
  };
  repositories.add(repository);
  await initialise(repository);
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
