import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startAws } from '@iac/local/aws';
import { startStep } from '@iac/local/runner';
import type { World } from './matrix.ts';
import { exhaustive, runScenario } from './scenario.ts';

const folder = join(import.meta.dirname, '../../actions/ensure-ecr-repo');
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'pull', Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: ['ecr:BatchGetImage'] }],
});
const inputs = {
  repositories: 'new\nold',
  'image-tag-mutability': 'IMMUTABLE',
  'scan-on-push': 'true',
  'lifecycle-policy': 'keep-last=50,untagged-days=14',
  'repository-policy': policy,
  tags: 'team=platform',
};

/** One repository to be made, and one that differs in everything. */
async function makeWorld(): Promise<World> {
  const aws = await startAws();
  aws.ecr.put('old', { mutability: 'MUTABLE', scanOnPush: false });
  const workspace = await mkdtemp(join(tmpdir(), 'ecr-faults-'));
  return {
    get calls() {
      return aws.calls;
    },
    faults: aws.faults,
    start: () => startStep({ folder, inputs, env: aws.env, workspace }),
    state: () =>
      Promise.resolve(
        aws.ecr.repositories
          .map((repository) => ({ ...repository, createdAt: 'any time' }))
          .toSorted((a, b) => a.name.localeCompare(b.name)),
      ),
    close: async () => {
      await aws.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

describe('ensure-ecr-repo', () => {
  it(
    'ends in the same state after any fault or kill at any call and one more run, and is never green before',
    async () => {
      const { secondRun } = await runScenario({
        name: 'ensure-ecr-repo',
        makeWorld,
        possible: ({ mutating }, disturbance) => disturbance !== 'stale' || !mutating,
        sample: ({ occurrence }) => occurrence === 0,
      });
      expect(secondRun.filter(({ mutating }) => mutating)).toEqual([]);
    },
    exhaustive ? 900_000 : 60_000,
  );
});
