import { describe, expect, it } from '@jest/globals';
import { deployStack } from '../../src/stack/deploy.ts';
import type { Bench } from './bench.ts';
import { queues, wants, withBench } from './bench.ts';

const one = wants(queues({ Jobs: {} }));
const slower = wants(queues({ Jobs: { Properties: { DelaySeconds: 3 } } }));
const renamed = (name: string) => wants(queues({ Precious: { Properties: { QueueName: name } } }));

async function deploy(bench: Bench, ...given: Parameters<Bench['run']>) {
  return deployStack(bench.port, bench.run(...given), await bench.look());
}

describe('deploying a stack', () => {
  it('creates one that is not there, and skips it the second time with two requests', () =>
    withBench(async (bench) => {
      expect(await deploy(bench, one)).toMatchObject({
        kind: 'deployed',
        action: 'created',
        stack: { name: 'api', status: 'CREATE_COMPLETE' },
        changes: [{ action: 'Add', logicalId: 'Jobs', type: 'AWS::SQS::Queue' }],
      });
      bench.calls();
      expect(await deploy(bench, one)).toMatchObject({ kind: 'unchanged', changeSetMade: false });
      expect(bench.calls().sort()).toEqual(['DescribeStacks', 'GetTemplate']);
    }));

  it('updates one whose template differs, and answers its outputs as they are then', () =>
    withBench(async (bench) => {
      const outputs = (Value: string) => wants(queues({ Jobs: {} }, { Outputs: { Say: { Value } } }));
      await deploy(bench, outputs('before'));
      expect(await deploy(bench, outputs('after'))).toMatchObject({
        kind: 'deployed',
        action: 'updated',
        stack: { status: 'UPDATE_COMPLETE', outputs: new Map([['Say', { value: 'after' }]]) },
      });
    }));

  it('makes a change set where the text differs, and deletes one that finds no change', () =>
    withBench(async (bench) => {
      await deploy(bench, one);
      const spaced = wants(`${one.template.text}\n`);
      expect(await deploy(bench, spaced)).toMatchObject({ kind: 'unchanged', changeSetMade: true });
      expect(bench.aws.cloudformation.stack('api')?.changeSets.size).toBe(1);
    }));

  it('keeps the values of parameters that are to stay, and the tags that nobody speaks of', () =>
    withBench(async (bench) => {
      const text = queues(
        { Jobs: { Properties: { DelaySeconds: { Ref: 'Delay' } } } },
        { Parameters: { Delay: { Type: 'Number', Default: 1 } } },
      );
      const value = [{ key: 'Delay', kind: 'value', value: '5', secret: false }] as const;
      const previous = [{ key: 'Delay', kind: 'previous' }] as const;
      await deploy(bench, { ...wants(text), parameters: value, tags: { team: 'a' } });
      expect(await deploy(bench, { ...wants(text), parameters: previous })).toMatchObject({ kind: 'unchanged' });
      const more = wants(text.replace('"Jobs"', '"More": {"Type": "AWS::SNS::Topic"}, "Jobs"'));
      expect(await deploy(bench, { ...more, parameters: previous })).toMatchObject({
        kind: 'deployed',
        stack: { parameters: new Map([['Delay', { value: '5' }]]), tags: { team: 'a' } },
      });
      expect(await deploy(bench, { ...more, parameters: previous, tags: { team: 'b' } })).toMatchObject({
        stack: { tags: { team: 'b' } },
      });
    }));

  it('switches termination protection on after the creation, and by itself where nothing else differs', () =>
    withBench(async (bench) => {
      await deploy(bench, { ...one, terminationProtection: true });
      expect(bench.aws.cloudformation.stack('api')?.state.terminationProtection).toBe(true);
      bench.calls();
      expect(await deploy(bench, { ...one, terminationProtection: false })).toMatchObject({
        kind: 'deployed',
        changes: [],
      });
      expect(bench.calls()).toContain('UpdateTerminationProtection');
      expect(bench.aws.cloudformation.stack('api')?.state.terminationProtection).toBe(false);
    }));

  it('goes on with the shell that an earlier run has left', () =>
    withBench(async (bench) => {
      await bench.port.createChangeSet({
        stackName: 'api',
        name: 'somebody',
        type: 'CREATE',
        source: one.source,
        parameters: [],
        capabilities: [],
        description: 'x',
        token: 't',
        rollback: true,
        express: false,
        revertDrift: false,
        importExisting: false,
        includeNested: false,
        disableValidation: false,
        deleteOnFailure: false,
      });
      expect(await deploy(bench, one)).toMatchObject({ kind: 'deployed', action: 'created' });
    }));

  it('does nothing that the guard refuses, and leaves no change set', () =>
    withBench(async (bench) => {
      await deploy(bench, renamed('a'));
      const outcome = await deploy(bench, renamed('b'));
      expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'destructive-change' } });
      expect(bench.aws.cloudformation.stack('api')?.state.status).toBe('CREATE_COMPLETE');
      expect(bench.calls()).toContain('DeleteChangeSet');
    }));

  it('tells what happens while it happens, each event once, the oldest first', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.settings.durations.operation = 5_000;
      await deploy(bench, one);
      const events = bench.progress.flatMap((step) => (step.kind === 'event' ? [step.event] : []));
      expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
        'api CREATE_IN_PROGRESS',
        'Jobs CREATE_IN_PROGRESS',
        'Jobs CREATE_IN_PROGRESS',
        'Jobs CREATE_COMPLETE',
        'api CREATE_COMPLETE',
      ]);
    }));

  it('updates again what has changed between the look and the change set', () =>
    withBench(async (bench) => {
      const before = await bench.look();
      await deploy(bench, one);
      expect(await deployStack(bench.port, bench.run(slower), before)).toMatchObject({
        kind: 'deployed',
        action: 'updated',
      });
    }));
});
