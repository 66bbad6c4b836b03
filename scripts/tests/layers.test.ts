import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from '@jest/globals';
import tseslint from 'typescript-eslint';
import { layers } from '../lint/layers.ts';

/** The messages of the layer rules alone for a file at `path`. */
async function complaints(path: string, code: string): Promise<string[]> {
  const parser: Linter.Config = { files: ['**/*.ts'], plugins: { '@typescript-eslint': tseslint.plugin } };
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [{ ...parser, languageOptions: { parser: tseslint.parser } }, ...layers],
  });
  const [result] = await eslint.lintText(code, { filePath: path });
  return result?.messages.map(({ message }) => message) ?? [];
}

interface Banned {
  readonly what: string;
  readonly path: string;
  readonly module: string;
  readonly instead: string;
}

const banned: readonly Banned[] = [
  {
    what: 'a package that imports an action',
    path: 'packages/x/src/a.ts',
    module: '../../../actions/push-helmrelease/src/plan.ts',
    instead: 'Move what both need into a package',
  },
  {
    what: 'a package that imports an action by name',
    path: 'packages/x/src/a.ts',
    module: '@iac/push-helmrelease',
    instead: 'Move what both need into a package',
  },
  {
    what: 'an action that imports another one',
    path: 'actions/x/src/run.ts',
    module: '../../push-helmrelease/src/plan.ts',
    instead: 'Move what both need into a package',
  },
  {
    what: 'a package that imports the stand-ins',
    path: 'packages/x/src/a.ts',
    module: '@iac/local/aws',
    instead: 'Pass a port',
  },
  {
    what: 'an action that imports the stand-ins',
    path: 'actions/x/src/main.ts',
    module: '@iac/local/aws',
    instead: 'Pass a port',
  },
  {
    what: 'a package that needs a program of the toolbox',
    path: 'packages/x/src/a.ts',
    module: '@iac/toolbox',
    instead: 'What ships takes a port',
  },
  {
    what: 'an action that starts a cluster',
    path: 'actions/x/src/main.ts',
    module: '@iac/cluster',
    instead: 'What ships takes a port',
  },
  {
    what: 'a package that speaks to the runner',
    path: 'packages/x/src/a.ts',
    module: '@actions/core',
    instead: 'Use @iac/action-kit',
  },
  {
    what: 'an action that speaks to the runner outside main.ts',
    path: 'actions/x/src/run.ts',
    module: '@actions/core',
    instead: 'Use @iac/action-kit',
  },
  {
    what: 'an AWS client in an inputs file',
    path: 'actions/x/src/inputs.ts',
    module: '@aws-sdk/client-ecr',
    instead: 'Take a port',
  },
  {
    what: 'an AWS client in a package',
    path: 'packages/x/src/a.ts',
    module: '@aws-sdk/client-ecr',
    instead: 'Take a port',
  },
  {
    what: 'a plan that reads files',
    path: 'actions/x/src/plan.ts',
    module: 'node:fs/promises',
    instead: 'hand it over as an argument',
  },
  {
    what: 'a report that starts programs',
    path: 'actions/x/src/report.ts',
    module: '@iac/command',
    instead: 'hand it over as an argument',
  },
  {
    what: 'a part of a plan that observes',
    path: 'actions/x/src/plan/part.ts',
    module: '../observe.ts',
    instead: 'hand it over as an argument',
  },
  {
    what: 'a plan that imports observe.ts',
    path: 'actions/x/src/plan.ts',
    module: './observe.ts',
    instead: 'hand it over as an argument',
  },
];

const allowed: readonly (readonly [string, string, string])[] = [
  ['main.ts may speak to the runner', 'actions/x/src/main.ts', `import { getInput } from '@actions/core';`],
  ['main.ts may make AWS clients', 'actions/x/src/main.ts', `import { ECRClient } from '@aws-sdk/client-ecr';`],
  ['observe.ts may call AWS', 'actions/x/src/observe.ts', `import { ECRClient } from '@aws-sdk/client-ecr';`],
  [
    'a plan may know the types of AWS',
    'actions/x/src/plan.ts',
    `import type { Repository } from '@aws-sdk/client-ecr';`,
  ],
  ['a plan may know the types of observe.ts', 'actions/x/src/plan.ts', `import type { Current } from './observe.ts';`],
  ['action-kit may speak to the runner', 'packages/action-kit/src/log.ts', `import { info } from '@actions/core';`],
  ['an action may import a package', 'actions/x/src/run.ts', `import { land } from '@iac/releases';`],
  ['a test may use the stand-ins', 'actions/x/tests/run.test.ts', `import { start } from '@iac/local/aws';`],
];

describe('the layer rules', () => {
  it.each(banned)('refuse $what and say what to do instead', async ({ path, module, instead }) => {
    const messages = await complaints(path, `import { x } from '${module}';`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(instead);
  });

  it.each(allowed)('know that %s', async (_, path, code) => {
    expect(await complaints(path, code)).toEqual([]);
  });
});
