/** The github context (docs.github.com, "Contexts"): what a caller leaves out is filled in or derived. */
export interface GithubContext {
  readonly token: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly event_name: string;
  /** owner/name */
  readonly repository: string;
  readonly repository_owner: string;
  readonly repository_id: string;
  readonly repository_owner_id: string;
  readonly sha: string;
  readonly ref: string;
  readonly ref_name: string;
  readonly ref_type: string;
  readonly ref_protected: string;
  readonly head_ref: string;
  readonly base_ref: string;
  readonly actor: string;
  readonly actor_id: string;
  readonly triggering_actor: string;
  readonly workflow: string;
  readonly workflow_ref: string;
  readonly workflow_sha: string;
  readonly job: string;
  readonly run_id: string;
  readonly run_number: string;
  readonly run_attempt: string;
  readonly retention_days: string;
  readonly server_url: string;
  readonly api_url: string;
  readonly graphql_url: string;
}

const start = {
  token: '',
  event: {},
  event_name: 'push',
  repository: 'octo-org/octo-repo',
  repository_id: '1296269',
  repository_owner_id: '9919',
  sha: 'ffac537e6cbbf934b08745a378932722df287a53',
  ref: 'refs/heads/main',
  ref_protected: 'false',
  head_ref: '',
  base_ref: '',
  actor: 'octocat',
  actor_id: '583231',
  workflow: 'CI',
  job: 'job',
  run_id: '1658821493',
  run_number: '3',
  run_attempt: '1',
  retention_days: '90',
  server_url: 'https://github.com',
} as const;

export function githubContext(given: Partial<GithubContext> = {}): GithubContext {
  const known = { ...start, ...given };
  const { repository, ref, sha, server_url: server } = known;
  const hosted = server === 'https://github.com';
  return {
    repository_owner: repository.split('/')[0] ?? '',
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    triggering_actor: known.actor,
    workflow_ref: `${repository}/.github/workflows/ci.yaml@${ref}`,
    workflow_sha: sha,
    api_url: hosted ? 'https://api.github.com' : `${server}/api/v3`,
    graphql_url: hosted ? 'https://api.github.com/graphql' : `${server}/api/graphql`,
    ...known,
  };
}
