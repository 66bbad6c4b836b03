import { UserError } from '@iac/action-kit';
import type { PushErrorCode } from './errors.ts';
import type { Inputs } from './inputs.ts';

/** Where the release goes. */
export interface Destination {
  /** The address that git is given. */
  readonly url: string;
  readonly branch: string | undefined;
  readonly path: string;
  /** Whether the path follows the conventions: then the environment's folder must be there already. */
  readonly conventional: boolean;
  /** The repository's page; a commit's is at `/commit/SHA` below it. */
  readonly page: string;
}

/** Throws a UserError for a path that Flux would not read. */
export function destinationOf(inputs: Inputs, serverUrl: string): Destination {
  const { release, repository, branch } = inputs;
  const path = inputs.path ?? conventionalPath(release);
  refuseUnread(path);
  const page = pageOf(repository, serverUrl);
  return {
    url: repository.includes(':') ? repository : cloneUrl(inputs, serverUrl),
    branch,
    path,
    page,
    conventional: inputs.path === undefined,
  };
}

/** The shared deployment has a name that no sandbox can take: a sandbox lives in a folder of its own. */
function conventionalPath({ environment, sandboxId, name }: Inputs['release']): string {
  const folder = sandboxId === 'default' ? environment : `${environment}/${sandboxId}`;
  return `releases/${folder}/${name}.yaml`;
}

function cloneUrl({ repository, access }: Inputs, serverUrl: string): string {
  if (access.kind === 'token') return `${serverUrl}/${repository}.git`;
  return `ssh://git@${new URL(serverUrl).hostname}/${repository}.git`;
}

/** owner/name, ssh://git@host:port/owner/name.git and git@host:owner/name.git all have the page https://host/owner/name. */
function pageOf(repository: string, serverUrl: string): string {
  if (!repository.includes(':')) return `${serverUrl}/${repository}`;
  const [, host = '', path = ''] =
    /^(?:[a-z]+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::\d+(?=\/))?[:/](.*?)(?:\.git)?\/?$/.exec(repository) ?? [];
  const server = new URL(serverUrl);
  return server.hostname === host ? `${serverUrl}/${path}` : `https://${host}/${path}`;
}

// source-controller leaves .flux.yaml out of every artifact, and a kustomization.yaml takes over how a folder is read
// (fluxcd/pkg sourceignore; kustomize-controller generates one only where there is none).
const unread = /(^|\/)(\.flux\.ya?ml|kustomization\.ya?ml|Kustomization)$/i;

function refuseUnread(path: string): void {
  const problem = unread.test(path)
    ? 'has a name that Flux does not read as a release.'
    : /\.ya?ml$/.test(path)
      ? undefined
      : 'does not end in .yaml or .yml, so Flux would not read it.';
  if (problem === undefined) return;
  throw new UserError<PushErrorCode>({
    code: 'path-refused',
    problem: `The path ${path} ${problem}`,
    remedy: 'Choose another one in the input `path`.',
  });
}
