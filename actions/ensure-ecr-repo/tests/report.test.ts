import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@iac/action-kit';
import type { Step } from '../src/plan.ts';
import { reportPlan, reportRun } from '../src/report.ts';
import { defaults } from '../src/settings.ts';
import { repository } from './memory-registry.ts';

const immutable = { mode: 'IMMUTABLE', exclusions: [] } as const;
const mutable = { mode: 'MUTABLE', exclusions: [] } as const;
const harden: Step = { kind: 'set-tag-mutability', repository: 'ui', from: mutable, to: immutable };
const create: Step = { kind: 'create-repository', repository: 'api', settings: { ...defaults, tags: { team: 'a' } } };
const expire: Step = { kind: 'put-lifecycle-policy', repository: 'ui', from: { rules: [] }, to: { rules: [1] } };
const open: Step = { kind: 'set-repository-policy', repository: 'ui', from: null, to: { Statement: [] } };
const failure = new ActionError({ code: 'aws-unavailable', problem: 'ECR | did <not> answer.', remedy: 'Run again.' });

const mixed = reportRun(
  { names: ['jobs', 'ui', 'api', 'old', 'web'], asked: {} },
  {
    current: new Map([
      ['jobs', repository('jobs')],
      ['ui', repository('ui', { tagMutability: mutable })],
      ['old', repository('old', { scanOnPush: false })],
    ]),
    applied: [
      { name: 'ui', done: [harden, expire, open] },
      { name: 'api', done: [create], made: repository('api') },
      { name: 'web', done: [], failure },
    ],
  },
);

describe('the report of a run', () => {
  it('has a row for each repository, the most important first, understood without the log', () => {
    expect(mixed.summary).toContain(
      [
        '### ECR repositories: 1 as wanted, 1 changed, 1 created, 1 differs from the default, 1 failed',
        '',
        '| repository | result | details |',
        '|---|---|---|',
        '| `web` | failed | **ECR &#124; did &lt;not> answer.** Run again. |',
        '| `api` | created | image-tag-mutability: IMMUTABLE<br>scan-on-push: true<br>tags: team=a |',
      ].join('\n'),
    );
    expect(mixed.summary).toContain(
      'image-tag-mutability: MUTABLE → IMMUTABLE<br>lifecycle-policy: changed<br>repository-policy: new',
    );
    expect(mixed.summary).toContain(
      '| `old` | differs from the default | left alone: scan-on-push is false, a new repository gets true (set the input to change it) |',
    );
    expect(mixed.summary).toContain('| `jobs` | as wanted |  |');
  });

  it('shows the policies that changed', () => {
    expect(mixed.summary).toContain('<summary>Lifecycle policy of <code>ui</code></summary>');
    expect(mixed.summary).toMatch(/Before:\n\n```json\n\{\n {2}"rules": \[\]\n\}\n```/);
  });

  it('shows a policy once that changes alike in several repositories', () => {
    const worker: Step = {
      kind: 'put-lifecycle-policy',
      repository: 'worker',
      from: { rules: [] },
      to: { rules: [1] },
    };
    const { summary } = reportRun(
      { names: ['ui', 'worker'], asked: {} },
      {
        current: new Map([
          ['ui', repository('ui')],
          ['worker', repository('worker')],
        ]),
        applied: [
          { name: 'ui', done: [expire] },
          { name: 'worker', done: [worker] },
        ],
      },
    );
    expect(summary.match(/<summary>.*<\/summary>/g)).toEqual([
      '<summary>Lifecycle policy of <code>ui</code>, <code>worker</code></summary>',
    ]);
  });

  it('speaks of the first repository in its own outputs, and of all in JSON', () => {
    expect(mixed.outputs).toMatchObject({
      outcome: 'failed',
      reason: 'aws-unavailable',
      'repository-arn': repository('jobs').arn,
      created: 'true',
      changed: 'true',
      drift: 'true',
      plan: JSON.stringify([harden, expire, open, create]),
    });
    expect(JSON.parse(String(mixed.outputs['repositories']))).toMatchObject([
      { name: 'jobs', exists: true, created: false, changed: false, tagMutability: immutable, drift: [] },
      { name: 'ui', changed: true, tagMutability: immutable },
      { name: 'api', created: true, uri: repository('api').uri },
      { name: 'old', drift: [{ setting: 'scan-on-push', found: 'false', default: 'true' }] },
      { name: 'web', exists: false, failure: { reason: 'aws-unavailable' } },
    ]);
  });

  it('annotates errors before drift', () => {
    expect(mixed.annotations?.map(({ level, title }) => `${level} ${title ?? ''}`)).toEqual([
      'error ECR repository web',
      'notice ECR repository ui',
      'notice ECR repository old',
    ]);
  });

  it('names the setting that an alias leaves unchecked', () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/1';
    const api = repository('api', { encryption: { type: 'KMS', key } });
    const wanted = { names: ['api'], asked: { encryption: { type: 'KMS', key: 'alias/a' } } } as const;
    const { annotations, outputs } = reportRun(wanted, { current: new Map([['api', api]]), applied: [] });
    expect(annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining('alias/a') }]);
    expect(outputs.outcome).toBe('unchanged');
  });
});

describe('the report of a plan', () => {
  const wanted = { names: ['api', 'ui'], asked: {} };
  const current = new Map([['ui', repository('ui')]]);

  it('says what would be done', () => {
    const { summary } = reportPlan(wanted, { current, plan: [create, expire] }, new Map([['ui', { expiring: 1 }]]));
    expect(summary).toContain('### ECR repositories: 1 would be created, 1 would be changed');
    expect(summary).toContain('| `ui` | would be changed | lifecycle-policy: changed, would expire 1 image |');
  });

  it('has no address of a repository that is yet to be made', () => {
    const { outputs } = reportPlan(wanted, { current, plan: [create] }, new Map());
    expect(outputs).toMatchObject({ 'repository-uri': '', 'repository-arn': '', registry: '' });
  });

  it('warns when there is no preview', () => {
    const { annotations } = reportPlan(wanted, { current, plan: [expire] }, new Map([['ui', { unknown: 'denied' }]]));
    expect(annotations).toMatchObject([
      { level: 'warning', message: 'ui: No preview of the lifecycle policy: denied' },
    ]);
  });

  it('says that there is nothing to do', () => {
    const { summary } = reportPlan({ names: ['ui'], asked: {} }, { current, plan: [] }, new Map());
    expect(summary).toContain('### ECR repositories: nothing to do (1 as wanted)');
  });
});
