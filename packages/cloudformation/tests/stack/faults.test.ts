import { describe, expect, it } from '@jest/globals';
import type { Call, FaultKind } from '@iac/local/wire';
import { deployStack } from '../../src/stack/deploy.ts';
import { type Bench, queues, wants, withBench } from './bench.ts';

const one = wants(queues({ Jobs: {} }));
const slower = wants(queues({ Jobs: { Properties: { DelaySeconds: 3 } } }));
const latency = 60;

async function deploy(bench: Bench, ...given: Parameters<Bench['run']>) {
  return deployStack(bench.port, bench.run(...given), await bench.look());
}

/** Every call takes 60 ms of the bench's clock. */
function withLatency({ aws, pass }: Bench): void {
  aws.faults.tap({ before: () => pass(latency) });
}

describe('waiting', () => {
  it('takes an update with a change set of 3 s and an operation of 8 s no longer than 12.3 s and 30 requests', () =>
    withBench(async (bench) => {
      await deploy(bench, one);
      const { durations } = bench.aws.cloudformation.settings;
      Object.assign(durations, { changeSet: 3_000, operation: 8_000, cleanup: 0 });
      bench.calls();
      withLatency(bench);
      const started = bench.time.now();
      expect(await deploy(bench, slower)).toMatchObject({ kind: 'deployed' });
      expect(bench.time.now() - started).toBeLessThan(12_300);
      expect(bench.calls().length).toBeLessThanOrEqual(30);
    }));

  it.each([61_000, 300_000])('notices the end of a quiet operation of %i ms soon', (operation) =>
    withBench(async (bench) => {
      await deploy(bench, one);
      Object.assign(bench.aws.cloudformation.settings.durations, { operation, resource: operation });
      withLatency(bench);
      const started = bench.time.now();
      await deploy(bench, slower);
      const late = bench.time.now() - started - operation;
      const firstLook = 800; // At the change set, which is ready at once here.
      expect(late).toBeLessThan(Math.max(1_500, operation * 0.02) + firstLook + 6 * latency);
    }),
  );
});

describe('a deployment while AWS fails', () => {
  const operations = [
    'CreateChangeSet',
    'DescribeChangeSet',
    'ExecuteChangeSet',
    'DescribeStackEvents',
    'DescribeStacks',
  ];
  const kinds: readonly FaultKind[] = ['throttled', 'unavailable', 'reset-before', 'reset-after', 'stale'];

  it.each(kinds)('comes to the same where every operation is once met by %s', (kind) =>
    withBench(async (bench) => {
      for (const operation of operations)
        bench.aws.faults.add({ kind, when: (call: Call) => call.operation === `cloudformation:${operation}` });
      expect(await deploy(bench, one)).toMatchObject({ kind: 'deployed', action: 'created' });
      expect(await deploy(bench, slower)).toMatchObject({ kind: 'deployed', action: 'updated' });
      expect(bench.aws.cloudformation.stacks).toHaveLength(1);
    }),
  );

  it('goes on without events that may not be read, saying so', () =>
    withBench(async (bench) => {
      const when = ({ operation }: Call) => operation.endsWith('Events');
      bench.aws.faults.add({ kind: 'access-denied', when, times: 99 });
      expect(await deploy(bench, one)).toMatchObject({ kind: 'deployed' });
      expect(bench.progress.filter(({ kind }) => kind === 'warning')).toHaveLength(2);
    }));

  it('fails, and leaves no change set, where it may not execute one', () =>
    withBench(async (bench) => {
      bench.aws.faults.add({
        kind: 'access-denied',
        when: ({ operation }) => operation.endsWith('ExecuteChangeSet'),
        times: 9,
      });
      expect(await deploy(bench, one)).toMatchObject({ kind: 'failed', error: { code: 'access-denied' } });
      expect(bench.aws.cloudformation.stacks).toEqual([]);
    }));
});

/** The program is killed: no call after the nth gets through. */
class Killed extends Error {}

describe('a deployment that is killed and run again', () => {
  const until = async (bench: Bench, last: number): Promise<boolean> => {
    let calls = 0;
    const port = new Proxy(bench.port, {
      get: (target, name: keyof typeof bench.port) => {
        const method: unknown = Reflect.get(target, name);
        return (...given: unknown[]): unknown => {
          calls += 1;
          if (calls > last) return Promise.reject(new Killed());
          return typeof method === 'function' ? Reflect.apply(method, target, given) : undefined;
        };
      },
    });
    try {
      await deployStack(port, bench.run(slower), await bench.look());
      return false;
    } catch (error) {
      if (error instanceof Killed) return true;
      throw error;
    }
  };

  it.each(['a new stack', 'one that is there'])('ends as if it had not been, wherever that was, with %s', (which) =>
    withBench(async (bench) => {
      let last = 0;
      for (let killed = true; killed; last += 1) {
        if (bench.aws.cloudformation.stack('api') !== undefined) bench.aws.cloudformation.remove('api');
        if (which === 'one that is there') await deploy(bench, one);
        bench.aws.cloudformation.settings.durations.operation = 2_000;
        killed = await until(bench, last);
        expect(['deployed', 'unchanged']).toContain((await deploy(bench, slower)).kind);
        const stack = bench.aws.cloudformation.stack('api');
        expect(stack?.state.template).toBe(slower.template.text);
        expect([...(stack?.changeSets.values() ?? [])].filter(({ execution }) => execution === 'AVAILABLE')).toEqual(
          [],
        );
      }
      expect(last).toBeGreaterThan(5);
    }),
  );
});
