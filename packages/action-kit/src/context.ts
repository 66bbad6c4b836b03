/** Where this run comes from, as GitHub's runner tells it in GITHUB_*. Empty strings where it does not. */
export interface RunContext {
  /** owner/name of the repository whose workflow runs. */
  readonly repository: string;
  readonly sha: string;
  readonly actor: string;
  /** https://github.com, or the address of a GitHub Enterprise Server, without a slash at the end. */
  readonly serverUrl: string;
  readonly runUrl: string;
  readonly workspace: string;
  /** The job's temporary folder, which the runner empties. */
  readonly temp: string;
}

export function readContext(env: NodeJS.ProcessEnv): RunContext {
  const read = (name: string) => env[name] ?? '';
  const serverUrl = (read('GITHUB_SERVER_URL') || 'https://github.com').replace(/\/+$/, '');
  const repository = read('GITHUB_REPOSITORY');
  const run = read('GITHUB_RUN_ID');
  return {
    repository,
    sha: read('GITHUB_SHA'),
    actor: read('GITHUB_ACTOR'),
    serverUrl,
    runUrl: run === '' ? '' : `${serverUrl}/${repository}/actions/runs/${run}`,
    workspace: read('GITHUB_WORKSPACE') || process.cwd(),
    temp: read('RUNNER_TEMP'),
  };
}
