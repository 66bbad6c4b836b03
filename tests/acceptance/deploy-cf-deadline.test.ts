// The deadline ends a run that hangs. Without it CloudFormation's silence is waited for more than a minute.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startAws } from '@iac/local/aws';
import { runStep } from '@iac/local/runner';

it.each([
  ['how the stacks are', 'plan', 'DescribeStacks'],
  ['what a change set comes to', 'apply', 'DescribeChangeSet'],
  ['what happens to a stack', 'apply', 'DescribeStackEvents'],
])(
  'ends at its deadline while CloudFormation does not answer %s',
  async (_, mode, operation) => {
    const aws = await startAws();
    const workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-'));
    try {
      await mkdir(join(workspace, 'cf'));
      await writeFile(join(workspace, 'cf/topic.yaml'), 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n');
      aws.faults.add({ kind: 'silence', times: 100, when: (call) => call.operation.endsWith(`:${operation}`) });
      const outcome = await runStep({
        folder: join(import.meta.dirname, '../../actions/deploy-cf'),
        inputs: { environment: 'staging', 'cfn-lint': 'off', conventions: 'report', mode, deadline: '3s' },
        env: aws.env,
        workspace,
      });
      expect(outcome).toMatchObject({
        conclusion: 'failure',
        outputs: { outcome: 'failed', reason: 'deadline-exceeded' },
      });
      expect(aws.cloudformation.stacks.filter(({ state }) => state.status === 'REVIEW_IN_PROGRESS')).toEqual([]);
    } finally {
      await aws.close();
      await rm(workspace, { recursive: true, force: true });
    }
  },
  40_000,
);
