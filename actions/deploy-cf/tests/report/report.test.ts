import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { annotationsOf } from '../../src/report/annotations.ts';
import { commentBody } from '../../src/report/comment-body.ts';
import { graphLines } from '../../src/report/graph.ts';
import { report } from '../../src/report/report.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { added, ended, existing, failed, folder, planned, stack, template } from './folder.ts';

const published = { changeSets: '', commentUrl: '' };
describe('the outcome', () => {
  it.each([
    ['apply', [stack('a')], 'unchanged', 'up-to-date'],
    ['plan', [stack('a')], 'planned', 'up-to-date'],
    ['plan', [planned], 'planned', 'differs'],
    ['apply', [stack('a'), failed('b', 'no')], 'failed', 'stacks-failed'],
    ['apply', [stack('a', { outcome: { kind: 'skipped', because: 'stopped' } })], 'failed', 'stacks-failed'],
    ['apply', [stack('a'), ended('b', 'cancelled'), ended('c', 'cancelled')], 'failed', 'cancelled'],
    ['apply', [ended('a', 'deadline-exceeded'), failed('b', 'no')], 'failed', 'stacks-failed'],
    ['plan', [stack('a', { outcome: { kind: 'skipped', because: 'not-changed-since' } })], 'planned', 'up-to-date'],
    ['execute', [stack('a', { outcome: { kind: 'skipped', because: 'not-planned' } })], 'unchanged', 'up-to-date'],
  ] as const)('of %s is told by the stacks', (mode, stacks, ...told) => {
    const { outputs, failure } = report(folder(stacks, { mode }), published);
    expect([outputs.outcome, outputs.reason]).toEqual(told);
    expect(failure !== undefined).toBe(outputs.outcome === 'failed');
  });
});

describe('the summary', () => {
  it('says in its first line what came of it', () => {
    expect(summaryOf(folder([stack('a'), failed('b', 'no')])).split('\n')[0]).toBe(
      '### CloudFormation for staging: 2 stacks: 1 failed, 1 unchanged',
    );
  });

  it('says that there was nothing to do', () => {
    expect(summaryOf(folder([stack('a')]))).toContain('nothing to do, 1 stack: 1 unchanged');
  });

  it('shows the cause with its line before everything else', () => {
    const text = summaryOf(folder([stack('a'), failed('b', 'Table already exists')]));
    expect(text).toContain('Table already exists');
    expect(text).toContain('`cf/b.yaml:12`');
    expect(text.indexOf('Table already exists')).toBeLessThan(text.indexOf('| stack |'));
  });

  it('opens what would be replaced, marks data, and puts it first', () => {
    const text = summaryOf(folder([stack('a'), planned], { mode: 'plan' }));
    expect(text).toContain('<details open><summary><b>biomage-tables-staging</b> would delete or replace data');
    expect(text).toContain('| **replaces** ⚠ holds data | `Table` |');
    expect(text.indexOf('`Table`')).toBeLessThan(text.indexOf('`Topic`'));
    expect(text).toContain('`Properties.TableName` (replaces): `a` → `b`');
  });

  it('links each stack to the console of its partition', () => {
    const china = existing('x', { id: 'arn:aws-cn:cloudformation:cn-north-1:1:stack/x/1' });
    const text = summaryOf(
      folder([stack('x', { outcome: { kind: 'unchanged', stack: china, changeSetMade: false } })]),
    );
    expect(text).toContain('https://cn-north-1.console.amazonaws.cn/cloudformation/home?region=cn-north-1#/stacks/');
  });

  it('never shows the value of a secret parameter', () => {
    const wanted = {
      name: 'biomage-a-staging',
      template: template('cf/a.yaml'),
      source: { body: '' },
      parameters: [
        { key: 'Password', kind: 'value', value: 'hunter2', secret: true },
        { key: 'Size', kind: 'value', value: 'large', secret: false },
      ],
      capabilities: [],
    } as const;
    const before = existing('biomage-a-staging', {
      parameters: new Map([
        ['Password', { value: '****' }],
        ['Size', { value: 'small' }],
      ]),
    });
    const one = { ...planned, wanted, before };
    const result = report(folder([one], { mode: 'plan' }), published);
    const everything = JSON.stringify([result, commentBody(folder([one]), { workflow: 'w', runUrl: '', sha: 'abc' })]);
    expect(everything).not.toContain('hunter2');
    expect(everything).toContain('`Parameters.Size`: `small` → `large`');
  });

  it('stands whatever AWS and templates say', () => {
    const reason = 'a|b\n| c |`x`<img src=x> @acme/admins [l](http://evil.example) ```';
    const html = marked.parse(summaryOf(folder([failed('b', reason), stack('a')])), { async: false });
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).not.toMatch(/<img|href="http:\/\/evil/);
    expect(html).not.toContain('@acme');
  });
});

describe('the graph', () => {
  it('draws parents above what takes from them, and the others beside them', () => {
    const lines = graphLines([stack('vpc'), stack('db', { parents: ['biomage-vpc-staging'] }), failed('sns', 'no')]);
    expect(lines).toEqual(
      expect.arrayContaining([
        '  s0["= biomage-vpc-staging"]:::same',
        '  s0 --> s1',
        '    s2["✗ biomage-sns-staging"]:::bad',
      ]),
    );
  });

  it('is left out for one stack, and shows only what matters where there are too many', () => {
    expect(graphLines([stack('a')])).toEqual([]);
    const many = Array.from({ length: 100 }, (_, index) => stack(`s${index}`));
    expect(graphLines(many)).toEqual([]);
    const lines = graphLines([...many, { ...failed('db', 'no'), parents: ['biomage-s7-staging'] }]);
    expect(lines.filter((line) => line.includes('["'))).toHaveLength(2);
  });

  it('keeps every name within its label', () => {
    const odd = { ...stack('a'), name: 'x"]; click s0 "https://evil.example' };
    expect(graphLines([odd, stack('b')]).join('\n')).not.toContain('"]; click');
  });
});

describe('annotations', () => {
  it('put a failure on the line of the resource', () => {
    expect(annotationsOf(folder([failed('b', 'Table already exists')]))).toEqual([
      {
        level: 'error',
        title: 'biomage-b-staging',
        message: 'Table (AWS::DynamoDB::Table): Table already exists Mend the template.',
        at: { file: 'cf/b.yaml', line: 12 },
      },
    ]);
  });

  it('warn of what a plan would take away, and leave alone what it adds', () => {
    expect(annotationsOf(folder([planned], { mode: 'plan' }))).toEqual([
      {
        level: 'warning',
        title: 'biomage-tables-staging',
        message: 'replaces Table (AWS::DynamoDB::Table), which holds data because of Properties.TableName',
        at: { file: 'cf/tables.yaml', line: 7 },
      },
    ]);
  });
});

describe('the outputs', () => {
  it('are JSON with a version, keyed by stack', () => {
    const outputs = new Map([['Arn', { value: 'arn:x' }]]);
    const deployed = stack('a', {
      outcome: {
        kind: 'deployed',
        action: 'created',
        changes: [added],
        stack: existing('biomage-a-staging', { outputs }),
      },
    });
    const result = report(folder([deployed, stack('b')]), published);
    expect(JSON.parse(result.outputs['outputs'] ?? '')).toEqual({ 'biomage-a-staging': { Arn: 'arn:x' } });
    expect(JSON.parse(result.outputs['plan'] ?? '')).toMatchObject({
      version: 1,
      stacks: { 'biomage-a-staging': { action: 'created', changes: [{ logicalId: 'Topic' }] } },
    });
    expect(JSON.parse(result.outputs['stacks'] ?? '')).toMatchObject({ 'biomage-b-staging': { result: 'unchanged' } });
  });
});
