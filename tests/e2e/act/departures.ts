import type { Shown } from './compared.ts';

/** Where act 0.2.87 does not do as GitHub's runner does, and where the runner's source says so. */
interface Departure {
  readonly what: string;
  /** Below https://github.com/actions/runner/blob/main/src/. */
  readonly source: string;
  /** The body of an async function that sees fs and env. */
  readonly script: string;
  readonly pick: (shown: Shown) => unknown;
  readonly ours: unknown;
  readonly act: unknown;
}

const lines = ({ lines: shown }: Shown) => shown;

export const departures: readonly Departure[] = [
  {
    what: 'a secret that begins with another one is masked only as far as the other goes',
    source: 'Sdk/DTLogging/Logging/SecretMasker.cs',
    script: "console.log('::add-mask::abc'); console.log('::add-mask::abcdef'); console.log('x abcdef y')",
    pick: lines,
    ours: ['x *** y'],
    act: ['x ***def y'],
  },
  {
    what: 'a secret in base64 is shown',
    source: 'Runner.Common/HostContext.cs',
    script: "console.log('::add-mask::s3cr3t-value'); console.log(btoa('s3cr3t-value'))",
    pick: lines,
    ours: ['***'],
    act: ['czNjcjN0LXZhbHVl'],
  },
  {
    what: 'one line of a mask of several lines is shown',
    source: 'Runner.Worker/ActionCommandManager.cs',
    script: "console.log('::add-mask::first-line%0Asecond-line'); console.log('the second-line')",
    pick: lines,
    ours: ['the ***'],
    act: ['the second-line'],
  },
  {
    what: 'a property with = in its value is dropped',
    source: 'Runner.Common/ActionCommand.cs',
    script: "console.log('::error title=a=b,file=x.yaml::no')",
    pick: ({ annotations }) => annotations,
    ours: [{ level: 'error', message: 'no', title: 'a=b', file: 'x.yaml' }],
    act: [{ level: 'error', message: 'no', file: 'x.yaml' }],
  },
  {
    what: 'a command behind a blank is text',
    source: 'Runner.Common/ActionCommand.cs',
    script: "console.log('  ::warning::look')",
    pick: ({ annotations }) => annotations,
    ours: [{ level: 'warning', message: 'look' }],
    act: [],
  },
  {
    what: 'every annotation is shown, not ten of a level',
    source: 'Runner.Worker/ExecutionContext.cs',
    script: "for (let n = 0; n < 12; n += 1) console.log('::warning::' + n)",
    pick: ({ annotations }) => annotations.length,
    ours: 10,
    act: 12,
  },
  {
    what: 'an output loses the empty lines that it begins with',
    source: 'Runner.Worker/FileCommandManager.cs',
    script: "fs.appendFileSync(env.GITHUB_OUTPUT, 'value<<END\\n\\n\\nx\\nEND\\n')",
    pick: ({ outputs }) => outputs['value'],
    ours: '\n\nx',
    act: 'x',
  },
  {
    what: 'GITHUB_WORKFLOW_REF, GITHUB_REPOSITORY_ID, GITHUB_ACTOR_ID and GITHUB_TRIGGERING_ACTOR are missing',
    source: 'Runner.Worker/GitHubContext.cs',
    script:
      "for (const name of ['WORKFLOW_REF', 'REPOSITORY_ID', 'ACTOR_ID', 'TRIGGERING_ACTOR']) console.log(String(`GITHUB_${name}` in env))",
    pick: lines,
    ours: ['true', 'true', 'true', 'true'],
    act: ['false', 'false', 'false', 'false'],
  },
  {
    what: 'a script sees a terminal, and may print colours',
    source: 'Runner.Sdk/ProcessInvoker.cs',
    script: 'console.log(String(process.stdout.isTTY === true))',
    pick: lines,
    ours: ['false'],
    act: ['true'],
  },
  {
    what: 'NODE_OPTIONS can be set for later steps',
    source: 'Runner.Worker/FileCommandManager.cs',
    script: "fs.appendFileSync(env.GITHUB_ENV, 'NODE_OPTIONS=--no-warnings\\n')",
    pick: ({ annotations }) => annotations.length,
    ours: 1,
    act: 0,
  },
];
