import type { GithubContext } from './github-context.ts';
import type { Folders } from './folders.ts';

/** The keys of the github context that become GITHUB_* (src/Runner.Worker/GitHubContext.cs); the token is not among them. */
const shown = [
  'event_name',
  'repository',
  'repository_owner',
  'repository_id',
  'repository_owner_id',
  'sha',
  'ref',
  'ref_name',
  'ref_type',
  'ref_protected',
  'head_ref',
  'base_ref',
  'actor',
  'actor_id',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'job',
  'run_id',
  'run_number',
  'run_attempt',
  'retention_days',
  'server_url',
  'api_url',
  'graphql_url',
] as const satisfies readonly (keyof GithubContext)[];

export type Variables = Readonly<Record<string, string>>;

export function githubVariables(github: GithubContext): Variables {
  return Object.fromEntries(shown.map((key) => [`GITHUB_${key.toUpperCase()}`, github[key]]));
}

const systems = new Map<string, string>([
  ['linux', 'Linux'],
  ['darwin', 'macOS'],
]);
const architectures = new Map<string, string>([
  ['x64', 'X64'],
  ['arm64', 'ARM64'],
  ['arm', 'ARM'],
]);

/** The runner context, as expressions see it. */
export function runnerContext({ temp, tools, workspace }: Folders, debug: boolean): Variables {
  return {
    os: systems.get(process.platform) ?? process.platform,
    arch: architectures.get(process.arch) ?? process.arch,
    name: 'iac-local',
    environment: 'github-hosted',
    temp,
    tool_cache: tools,
    workspace,
    ...(debug && { debug: '1' }),
  };
}

export function runnerVariables(runner: Variables): Variables {
  return Object.fromEntries(Object.entries(runner).map(([key, value]) => [`RUNNER_${key.toUpperCase()}`, value]));
}

/** All that a step sees of the machine: where programs are, a home of its own, UTF-8. */
export function machineVariables({ home }: Folders): Variables {
  return { PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' };
}
