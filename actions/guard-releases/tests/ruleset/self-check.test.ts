import { describe, expect, it } from '@jest/globals';
import type { Occasion } from '../../src/contract.ts';
import { selfCheck } from '../../src/ruleset/self-check.ts';
import { fakeGitHub, refusal, runOf } from '../fake-github.ts';
import { pullRequest } from '../occasion.ts';

const good = `
on:
  pull_request_target:
    types: [opened, synchronize, reopened, edited]
  merge_group:
  push: { branches: [main] }
permissions: {}
jobs:
  guard:
    name: Guard releases
    runs-on: ubuntu-latest
    permissions: { contents: read, pull-requests: write }
    steps:
      - uses: biomage/iac/actions/guard-releases@0123
`;
const required = (check: object = { context: 'Guard releases', integration_id: 15368 }) => [
  { type: 'required_status_checks', parameters: { required_status_checks: [check] } },
];

interface World {
  readonly workflow?: string;
  readonly rules?: readonly object[];
  readonly protection?: object;
  readonly occasion?: Occasion;
}

async function said({ workflow = good, rules = required(), protection = {}, occasion = pullRequest() }: World) {
  const { github } = fakeGitHub({
    'GET /repos/{owner}/{repo}/contents/{path}': () => ({
      encoding: 'base64',
      content: Buffer.from(workflow).toString('base64'),
    }),
    'GET /repos/{owner}/{repo}/rules/branches/{branch}': () => rules,
    'GET /repos/{owner}/{repo}/branches/{branch}': () => ({ protection }),
  });
  const annotations = await selfCheck(runOf(github, occasion));
  return annotations.map(({ level, message }) => `${level}: ${message}`);
}
const warnings = async (world: World) => (await said(world)).filter((line) => line.startsWith('warning'));
const change = (from: string | RegExp, to: string) => ({ workflow: good.replace(from, to) });

describe('a guard that is run as it should be', () => {
  it('has no warning, and says that who may bypass the ruleset cannot be seen', async () => {
    expect(await said({})).toEqual([expect.stringMatching(/^notice: Who may bypass .*administration:read/)]);
  });
});

describe('a guard that can be gone round', () => {
  it.each([
    ['a paths filter', change('merge_group:', 'merge_group: { paths: [releases/**] }'), 'paths filter for merge_group'],
    [
      'a filter of paths to leave out',
      change('[main] }', "[main], paths-ignore: ['**.md'] }"),
      'paths filter for push',
    ],
    [
      'pull_request in place of pull_request_target',
      change('pull_request_target', 'pull_request'),
      'does not run on pull_request_target:',
    ],
    ['no run when the base is edited', change(', edited', ''), 'for edited.'],
    ['the default types', change(/pull_request_target:\n.*\n/, 'pull_request_target:\n'), 'for edited.'],
    ['a job that can be skipped', change('runs-on', 'if: ${{ false }}\n    runs-on'), 'has an `if`'],
    ['a job behind another one', change('runs-on', 'needs: lint\n    runs-on'), 'needs another one'],
    [
      'a step that can be skipped',
      change('- uses', '- if: ${{ false }}\n        uses'),
      'A step of the job guard has an `if`',
    ],
    ['a failure that does not count', change('runs-on', 'continue-on-error: true\n    runs-on'), 'continue-on-error'],
    ['no permissions named', change(/\n *permissions: \{.*\}/g, ''), 'gives to all'],
    ['wide permissions', change('contents: read', 'contents: write'), '(contents)'],
    ['all permissions', change(/permissions: \{ c.*\}/, 'permissions: write-all'), '(write-all)'],
    [
      'a checkout of the head',
      change(
        '- uses',
        "- uses: actions/checkout@v6\n        with: { ref: '${{ github.event.pull_request.head.sha }}' }\n      - uses",
      ),
      'checks out the head',
    ],
    ['a check that nothing requires', { rules: [] }, 'is not required on main'],
    ['a check that anybody can report', { rules: required({ context: 'Guard releases' }) }, 'from any source'],
    [
      'administrators who may bypass it',
      {
        rules: [],
        protection: { required_status_checks: { enforcement_level: 'non_admins', contexts: ['Guard releases'] } },
      },
      'Administrators may bypass',
    ],
    [
      'a merge queue that it does not see',
      { ...change('merge_group:', ''), rules: [...required(), { type: 'merge_queue' }] },
      'has a merge queue',
    ],
  ])('by %s, is warned of', async (_, world, warning) => {
    expect(await warnings(world)).toEqual([expect.stringContaining(warning)]);
  });

  it('by a fork that edits the workflow, is warned of', async () => {
    const occasion = pullRequest({ event: 'pull_request', headRepository: { owner: 'evil', name: 'iac' } });
    expect(await warnings({ occasion })).toEqual([expect.stringContaining('the fork can have edited')]);
    expect(await warnings({ occasion: pullRequest({ event: 'pull_request' }) })).toEqual([]);
  });
});

describe('a guard that is required in another way', () => {
  it('by classic protection that binds everybody has no warning', async () => {
    const protection = { required_status_checks: { enforcement_level: 'everyone', contexts: ['Guard releases'] } };
    expect(await said({ rules: [], protection })).toEqual([]);
  });

  it('as a workflow that a ruleset requires has no warning', async () => {
    const rules = [
      { type: 'workflows', parameters: { workflows: [{ path: '.github/workflows/guard-releases.yaml' }] } },
    ];
    expect(await warnings({ rules })).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('is not verifiable, and nothing fails', async () => {
    const { github } = fakeGitHub({
      'GET /repos/{owner}/{repo}/contents/{path}': () => {
        throw refusal('github-forbidden');
      },
    });
    expect(await selfCheck(runOf(github, pullRequest()))).toEqual([expect.objectContaining({ level: 'notice' })]);
    expect(await said({ workflow: '{' })).toEqual([expect.stringContaining('could not be read')]);
    expect(await said({ workflow: good.replace('Guard releases', '${{ matrix.x }}') })).toEqual([
      expect.stringContaining('could not be read'),
    ]);
  });
});
