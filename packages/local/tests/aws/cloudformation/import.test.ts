import { DeleteStackCommand, DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { changesOf, deploy, propose, queues, stackOf, story, withCloudFormation } from './started.ts';

const queue = { DeletionPolicy: 'Retain', Properties: { QueueName: 'a' } };
const importing = {
  ChangeSetType: 'IMPORT' as const,
  ResourcesToImport: [
    {
      ResourceType: 'AWS::SQS::Queue',
      LogicalResourceId: 'A',
      ResourceIdentifier: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/a' },
    },
  ],
};
const reason = 'Resource handler returned message: "no"';

describe('an import', () => {
  it('takes what is there into a new stack', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, queues({ A: queue }), importing);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'IMPORT_COMPLETE' });
      expect(await story(timed)).toContain('A IMPORT_COMPLETE (Resource import completed.)');
    }));

  it('leaves what is there alone when it fails', () =>
    withCloudFormation(async (timed) => {
      const { aws } = timed;
      aws.cloudformation.put('api', { template: queues({ B: {} }) });
      aws.cloudformation.fail({ logicalId: 'A', reason });
      await deploy(timed, queues({ A: queue, B: {} }), importing);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'IMPORT_ROLLBACK_COMPLETE' });
      expect((await story(timed)).slice(-4)).toEqual([
        'api IMPORT_ROLLBACK_IN_PROGRESS (The following resource(s) failed to import: [A]. )',
        'A IMPORT_ROLLBACK_IN_PROGRESS',
        'A IMPORT_ROLLBACK_COMPLETE',
        'api IMPORT_ROLLBACK_COMPLETE',
      ]);
      expect([...(aws.cloudformation.stack('api')?.state.resources.keys() ?? [])]).toEqual(['B']);
    }));

  it('can even fail to let go', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'A', reason });
      timed.aws.cloudformation.fail({ logicalId: 'A', reason: 'stuck', on: 'rollback' });
      await deploy(timed, queues({ A: queue }), importing);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'IMPORT_ROLLBACK_FAILED' });
    }));

  it('is made of what a deleted stack left behind, where that was asked for; without it the name is taken', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      aws.cloudformation.exists('AWS::SQS::Queue', 'https://sqs.eu-west-1.amazonaws.com/123456789012/a');
      const text = queues({ A: queue });
      const ChangeSetName = await propose(timed, text, { ChangeSetType: 'CREATE' });
      expect(await client.send(new DescribeChangeSetCommand({ ChangeSetName }))).toMatchObject({
        StatusReason: expect.stringContaining('[AWS::EarlyValidation::ResourceExistenceCheck]'),
      });
      const more = { ChangeSetName: 'b', ImportExistingResources: true };
      const id = await deploy(timed, text, more);
      expect(await changesOf(timed, id)).toMatchObject([{ ResourceChange: { Action: 'Import' } }]);
      expect(await story(timed)).toContain('A IMPORT_COMPLETE (Resource import completed.)');
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    }));

  it('is what brings a retained resource back after its stack has been deleted', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, queues({ A: queue }));
      await client.send(new DeleteStackCommand({ StackName: 'api' }));
      await deploy(timed, queues({ A: queue }), { DisableValidation: true });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect((await story(timed)).join()).toMatch(/A CREATE_FAILED \(.*already exists/);
    }));
});
