import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Linter } from 'eslint';

interface Ban {
  readonly regex: string;
  readonly message: string;
  readonly allowTypeImports?: boolean;
}

const actionNames = readdirSync(join(import.meta.dirname, '../../actions'));

const actions: Ban = {
  regex: `(^|/)(actions|${actionNames.join('|')})(/|$)`,
  message: 'Nothing imports an action, neither packages/ nor another action. Move what both need into a package.',
};
const local: Ban = {
  regex: '^@iac/local(/|$)',
  message:
    'Stand-ins are for tests, packages/cli and scripts. Pass a port into the code instead and give it the stand-in in a test.',
};
const real: Ban = {
  regex: '^@iac/(toolbox|cluster)(/|$)',
  message: 'Real programs and clusters are for tests and scripts. What ships takes a port and runs without them.',
};
const runner: Ban = {
  regex: '^@actions/(?!expressions|workflow-parser)',
  message:
    "Only main.ts, packages/action-kit, packages/command and packages/toolchain speak to the runner. Use @iac/action-kit's log, mask or Result.",
};
const aws: Ban = {
  regex: '^@aws-sdk/|^@smithy/',
  message:
    'AWS clients are made in main.ts and called in observe.ts and apply.ts (or packages/cloudformation). Take a port, or import the type only.',
  allowTypeImports: true,
};
const io: Ban = {
  regex:
    '^node:(fs|child_process|http|https|net|os|process|timers)|^\\.\\.?/(observe|apply|main)\\.ts$|^@iac/(command|releases|local)',
  message: 'plan.ts and report.ts are pure: no I/O. Read it in observe.ts and hand it over as an argument.',
  allowTypeImports: true,
};

const rule = (...bans: Ban[]): Linter.RulesRecord => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: bans }],
});

/** Which folder may import what (docs/architecture.md). Later entries replace earlier ones for the same file. */
export const layers: Linter.Config[] = [
  { files: ['packages/*/src/**/*.ts'], rules: rule(actions, local, real, runner, aws) },
  { files: ['packages/{action-kit,command,toolchain}/src/**/*.ts'], rules: rule(actions, local, real, aws) },
  { files: ['packages/cloudformation/src/**/*.ts'], rules: rule(actions, local, real, runner) },
  { files: ['packages/{local,cli}/src/**/*.ts'], rules: rule(actions, real, runner, aws) },
  { files: ['packages/{toolbox,cluster}/src/**/*.ts'], rules: rule(actions, local, runner, aws) },
  { files: ['actions/*/src/**/*.ts'], rules: rule(actions, local, real, runner, aws) },
  { files: ['actions/*/src/{observe,apply}.ts'], rules: rule(actions, local, real, runner) },
  {
    files: ['actions/*/src/{plan,report}.ts', 'actions/*/src/{plan,report}/**/*.ts'],
    rules: rule(actions, local, real, runner, aws, io),
  },
  { files: ['actions/*/src/{main,pre,post}.ts'], rules: rule(actions, local, real) },
];
