import { describe, expect, it } from '@jest/globals';
import type { ChangeSet } from '../../src/stack/change-set.ts';
import { deployStack } from '../../src/stack/deploy.ts';
import { planStack } from '../../src/stack/plan.ts';
import { queues, wants, withBench } from './bench.ts';

const one = wants(queues({ Jobs: {} }));

describe('a stack that is only a shell', () => {
  it('is not called unchanged where CloudFormation finds nothing to make for it', () =>
    withBench(async (bench) => {
      await planStack(bench.port, bench.run(one), { current: await bench.look(), changeSets: 'keep' });
      const port = {
        ...bench.port,
        describeChangeSet: async (id: string): Promise<ChangeSet | undefined> => {
          const found = await bench.port.describeChangeSet(id);
          return found && { ...found, status: 'FAILED', statusReason: 'No updates are to be performed.' };
        },
      };
      expect(await deployStack(port, bench.run(one), await bench.look())).toMatchObject({
        kind: 'failed',
        error: { code: 'change-set-failed', problem: expect.stringContaining('nothing to make') },
      });
    }));
});
