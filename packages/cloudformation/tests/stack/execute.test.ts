import { describe, expect, it } from '@jest/globals';
import type { NewChangeSet } from '../../src/stack/change-set.ts';
import { deployStack } from '../../src/stack/deploy.ts';
import { executeChangeSet } from '../../src/stack/execute.ts';
import { planStack } from '../../src/stack/plan.ts';
import type { WantedParameter, WantedStack } from '../../src/stack/stack.ts';
import { type Bench, queues, wants, withBench } from './bench.ts';

const declared = { Parameters: { Delay: { Type: 'Number', Default: 1 } } };
const delayed = { Jobs: { Properties: { DelaySeconds: { Ref: 'Delay' } } } };
const before = queues(delayed, declared);
const after = queues({ ...delayed, More: {} }, declared);
const given = (value: string): WantedParameter => ({ key: 'Delay', kind: 'value', value, secret: false });
const previous: WantedParameter = { key: 'Delay', kind: 'previous' };

/** What is wanted, and the ARN of a change set that is planned like it but for `put`, by somebody who may make change sets. */
async function forged(bench: Bench, put: Partial<NewChangeSet>): Promise<{ wanted: WantedStack; id: string }> {
  await deployStack(
    bench.port,
    bench.run({ ...wants(before), parameters: [given('5')], tags: { team: 'a' } }),
    await bench.look(),
  );
  const wanted = { ...wants(after), parameters: [previous] };
  const port = {
    ...bench.port,
    createChangeSet: (request: NewChangeSet) => bench.port.createChangeSet({ ...request, ...put }),
  };
  const planned = await planStack(port, bench.run(wanted), { current: await bench.look(), changeSets: 'keep' });
  if (planned.kind !== 'planned' || planned.changeSetId === undefined) throw new Error(JSON.stringify(planned));
  bench.calls();
  return { wanted, id: planned.changeSetId };
}

describe('a change set that was kept', () => {
  it('is executed with the values and tags that are to stay', () =>
    withBench(async (bench) => {
      const { wanted, id } = await forged(bench, {});
      expect(await executeChangeSet(bench.port, bench.run(wanted), id)).toMatchObject({
        kind: 'deployed',
        stack: { parameters: new Map([['Delay', { value: '5' }]]), tags: { team: 'a' } },
      });
    }));

  it.each<[string, Partial<NewChangeSet>]>([
    ['its parameter Delay has another value', { parameters: [{ key: 'Delay', value: '9' }] }],
    ['its parameter Delay has another value', { parameters: [] }],
    ['its tags are others', { tags: { team: 'b' } }],
    ['it is in express mode', { express: true }],
  ])('is not executed where %s', (why, put) =>
    withBench(async (bench) => {
      const { wanted, id } = await forged(bench, put);
      expect(await executeChangeSet(bench.port, bench.run(wanted), id)).toMatchObject({
        kind: 'failed',
        error: { code: 'change-set-moved', problem: expect.stringContaining(why) },
      });
      expect(bench.calls()).not.toContain('ExecuteChangeSet');
    }),
  );

  it('is not executed where it imports what nobody wants imported', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.exists('AWS::SQS::Queue', 'https://sqs.eu-west-1.amazonaws.com/123456789012/uploads');
      const named = queues(
        { ...delayed, More: { DeletionPolicy: 'Retain', Properties: { QueueName: 'uploads' } } },
        declared,
      );
      const { wanted, id } = await forged(bench, { source: { body: named }, importExisting: true });
      const run = bench.run({ ...wanted, template: wants(named).template });
      expect(await executeChangeSet(bench.port, run, id)).toMatchObject({
        kind: 'failed',
        error: { problem: expect.stringContaining('it imports resources') },
      });
    }));

  it('goes on with rollback off from an update that failed so', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.put('api', { template: before, parameters: { Delay: '5' }, status: 'UPDATE_FAILED' });
      const wanted = { ...wants(after), parameters: [previous] };
      const planned = await planStack(bench.port, bench.run(wanted), {
        current: await bench.look(),
        changeSets: 'keep',
      });
      const id = planned.kind === 'planned' ? (planned.changeSetId ?? '') : '';
      expect(await executeChangeSet(bench.port, bench.run(wanted), id)).toMatchObject({ kind: 'deployed' });
    }));
});
