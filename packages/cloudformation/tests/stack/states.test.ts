import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@iac/action-kit/errors';
import { deployStack } from '../../src/stack/deploy.ts';
import { executeChangeSet } from '../../src/stack/execute.ts';
import { planStack } from '../../src/stack/plan.ts';
import type { StackOutcome } from '../../src/stack/outcome.ts';
import type { StackStatus } from '../../src/stack/stack.ts';
import { type Bench, queues, wants, withBench } from './bench.ts';

const text = queues({ Jobs: {} });
const one = wants(text);
const slower = wants(queues({ Jobs: { Properties: { DelaySeconds: 3 } } }));

async function deploy(bench: Bench, ...given: Parameters<Bench['run']>) {
  return deployStack(bench.port, bench.run(...given), await bench.look());
}

async function plan(bench: Bench, changeSets: 'none' | 'create' | 'keep', ...given: Parameters<Bench['run']>) {
  return planStack(bench.port, bench.run(...given), { current: await bench.look(), changeSets });
}

describe('a stack whose operation is under way', () => {
  it.each<[StackStatus, StackStatus]>([
    ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
    ['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE_COMPLETE'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE'],
    ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE'],
    ['IMPORT_IN_PROGRESS', 'IMPORT_COMPLETE'],
    ['IMPORT_ROLLBACK_IN_PROGRESS', 'IMPORT_ROLLBACK_COMPLETE'],
  ])('%s is waited for, then compared again', (status, end) =>
    withBench(async (bench) => {
      bench.aws.cloudformation.put('api', { template: text, status });
      bench.aws.cloudformation.later(30_000, 'api', { status: end });
      const started = bench.time.now();
      expect(await deploy(bench, one)).toMatchObject({ kind: 'unchanged', stack: { status: end } });
      expect(bench.time.now() - started).toBeLessThan(31_500);
    }),
  );

  it('DELETE_IN_PROGRESS is waited for, then the stack is created again', () =>
    withBench(async (bench) => {
      const old = bench.aws.cloudformation.put('api', { template: text, status: 'DELETE_IN_PROGRESS' });
      bench.aws.cloudformation.later(10_000, 'api', { status: 'DELETE_COMPLETE' });
      const outcome = await deploy(bench, one);
      expect(outcome).toMatchObject({ kind: 'deployed', action: 'created' });
      expect(bench.aws.cloudformation.stack('api')?.identity).not.toEqual(old.identity);
    }));

  it('fails at once where that is asked for', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.put('api', { template: text, status: 'UPDATE_IN_PROGRESS' });
      expect(await deploy(bench, one, { onBusy: 'fail' })).toMatchObject({
        kind: 'failed',
        error: { code: 'stack-busy' },
      });
    }));

  it('is planned without waiting', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.put('api', { template: text, status: 'UPDATE_IN_PROGRESS' });
      expect(await plan(bench, 'create', slower)).toMatchObject({ kind: 'planned', by: 'static', action: 'update' });
      expect(await plan(bench, 'create', one)).toMatchObject({ kind: 'unchanged' });
    }));

  it('ends the wait when the run is cancelled, saying that CloudFormation goes on', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.settings.durations.operation = 60_000;
      const abort = new AbortController();
      const time = {
        ...bench.time,
        sleep: (milliseconds: number, signal: AbortSignal) => {
          if (bench.aws.cloudformation.stack('api')?.state.status === 'UPDATE_IN_PROGRESS')
            abort.abort(
              new ActionError({ code: 'cancelled', problem: 'The job was cancelled.', remedy: 'Run it again.' }),
            );
          return bench.time.sleep(milliseconds, signal);
        },
      };
      bench.aws.cloudformation.put('api', { template: text });
      const outcome = await deploy(bench, slower, { onAbort: 'cancel-update' }, { time, signal: abort.signal });
      expect(outcome).toMatchObject({
        kind: 'failed',
        error: { code: 'cancelled', problem: expect.stringContaining('goes on with arn:aws:cloudformation') },
      });
      expect(bench.calls()).toContain('CancelUpdateStack');
    }));
});

describe('a stack that has failed', () => {
  it('ROLLBACK_COMPLETE is left alone, and by policy deleted and created again', () =>
    withBench(async (bench) => {
      bench.aws.cloudformation.fail({ logicalId: 'Jobs', reason: 'no' });
      expect(await deploy(bench, one)).toMatchObject({
        kind: 'failed',
        stackId: expect.stringContaining('stack/api/'),
      });
      expect(await deploy(bench, one)).toMatchObject({ kind: 'failed', error: { code: 'stack-broken' } });
      bench.calls();
      expect(await plan(bench, 'create', one, { onRollbackComplete: 'recreate' })).toMatchObject({
        kind: 'planned',
        action: 'create',
        by: 'static',
      });
      expect(bench.calls().filter((name) => name.startsWith('Delete'))).toEqual([]);
      expect(await deploy(bench, one, { onRollbackComplete: 'recreate' })).toMatchObject({
        kind: 'deployed',
        action: 'created',
      });
    }));

  it('UPDATE_ROLLBACK_FAILED is rolled back to its end first', () =>
    withBench(async (bench) => {
      await deploy(bench, one);
      const two = wants(queues({ Jobs: { Properties: { DelaySeconds: 9 } }, More: { DependsOn: 'Jobs' } }));
      bench.aws.cloudformation.fail({ logicalId: 'More', reason: 'no' });
      bench.aws.cloudformation.fail({ logicalId: 'Jobs', reason: 'no way back', on: 'rollback' });
      expect(await deploy(bench, two)).toMatchObject({
        kind: 'failed',
        cause: { logicalId: 'More', reason: expect.stringContaining('no') },
      });
      expect(bench.aws.cloudformation.stack('api')?.state.status).toBe('UPDATE_ROLLBACK_FAILED');
      expect(await deploy(bench, slower)).toMatchObject({ kind: 'deployed', stack: { status: 'UPDATE_COMPLETE' } });
    }));

  it.each<StackStatus>(['DELETE_FAILED', 'IMPORT_ROLLBACK_FAILED'])('%s is refused', (status) =>
    withBench(async (bench) => {
      bench.aws.cloudformation.put('api', { template: text, status });
      expect(await deploy(bench, slower)).toMatchObject({ kind: 'failed', error: { code: 'stack-broken' } });
    }),
  );
});

describe('a plan by change sets', () => {
  it('leaves nothing of a new stack, and nothing in one that is there', () =>
    withBench(async (bench) => {
      expect(await plan(bench, 'create', one)).toMatchObject({ kind: 'planned', action: 'create', by: 'change-set' });
      expect(bench.aws.cloudformation.stacks).toEqual([]);
      await deploy(bench, one);
      expect(await plan(bench, 'create', slower)).toMatchObject({
        kind: 'planned',
        action: 'update',
        changes: [{ logicalId: 'Jobs' }],
      });
      expect(await plan(bench, 'none', slower)).toMatchObject({ kind: 'planned', action: 'update', by: 'static' });
      expect(await plan(bench, 'create', one)).toMatchObject({ kind: 'unchanged' });
    }));

  const kept = (outcome: StackOutcome) => (outcome.kind === 'planned' ? (outcome.changeSetId ?? '') : '');

  it('that is kept can be executed, once, and not once the stack has moved or another template is wanted', () =>
    withBench(async (bench) => {
      const first = kept(await plan(bench, 'keep', one));
      expect(await executeChangeSet(bench.port, bench.run(slower), first)).toMatchObject({
        kind: 'failed',
        error: { code: 'change-set-moved' },
      });
      expect(await executeChangeSet(bench.port, bench.run(one), first)).toMatchObject({
        kind: 'deployed',
        action: 'created',
      });
      expect(await executeChangeSet(bench.port, bench.run(one), first)).toMatchObject({ kind: 'unchanged' });
      const second = kept(await plan(bench, 'keep', slower));
      await deploy(bench, wants(queues({ Jobs: {}, More: {} })));
      expect(await executeChangeSet(bench.port, bench.run(slower), second)).toMatchObject({
        kind: 'failed',
        error: { code: 'change-set-moved' },
      });
    }));
});
