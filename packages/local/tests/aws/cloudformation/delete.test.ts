import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, queues, stackOf, type Timed, withCloudFormation } from './started.ts';

const template = queues({ A: {}, B: { DependsOn: 'A' }, Kept: { DeletionPolicy: 'Retain' } });

function remove({ client }: Timed, more: object = {}): Promise<unknown> {
  return client.send(new DeleteStackCommand({ StackName: 'api', ...more }));
}

describe('DeleteStack', () => {
  it('deletes in the order of dependencies; the stack is then found by its ARN alone', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, template);
      const { StackId = '' } = await stackOf(timed);
      await remove(timed);
      expect(await failure(stackOf(timed))).toBe('ValidationError: Stack with id api does not exist');
      expect(await stackOf(timed, StackId)).toMatchObject({
        StackStatus: 'DELETE_COMPLETE',
        DeletionTime: new Date('2026-01-01T00:00:00Z'),
      });
      const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: StackId }));
      expect(StackResources?.map(({ LogicalResourceId: id, ResourceStatus: status }) => [id, status])).toEqual([
        ['A', 'DELETE_COMPLETE'],
        ['Kept', 'DELETE_SKIPPED'],
        ['B', 'DELETE_COMPLETE'],
      ]);
      expect((await client.send(new DescribeStacksCommand())).Stacks).toEqual([]);
      const { StackSummaries } = await client.send(new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }));
      expect(StackSummaries).toHaveLength(1);
    }));

  it('succeeds for what is not there, and gives the name free', () =>
    withCloudFormation(async (timed) => {
      await remove(timed);
      await deploy(timed, template);
      const { StackId } = await stackOf(timed);
      await remove(timed);
      await stackOf(timed).catch(() => undefined);
      await deploy(timed, template);
      expect((await stackOf(timed)).StackId).not.toBe(StackId);
    }));

  it('fails for a resource that cannot be deleted, and leaves it behind when it is told to', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, template);
      timed.aws.cloudformation.fail({ logicalId: 'A', reason: 'not empty', on: 'delete' });
      const retain = { RetainResources: ['A'] };
      expect(await failure(remove(timed, retain))).toMatch(/^ValidationError: Specify resources to retain only/);
      await remove(timed);
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'DELETE_FAILED',
        StackStatusReason: 'The following resource(s) failed to delete: [A]. ',
      });
      await remove(timed, retain);
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
    }));

  it('leaves what it must when it is forced', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, template);
      timed.aws.cloudformation.fail({ logicalId: 'A', reason: 'not empty', on: 'delete', times: 2 });
      await remove(timed);
      await remove(timed, { DeletionMode: 'FORCE_DELETE_STACK' });
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
    }));

  it('is refused under termination protection, and while an update runs', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      await deploy(timed, template);
      const protect = (EnableTerminationProtection: boolean) =>
        client.send(new UpdateTerminationProtectionCommand({ StackName: 'api', EnableTerminationProtection }));
      await protect(true);
      expect(await stackOf(timed)).toMatchObject({ EnableTerminationProtection: true });
      expect(await failure(remove(timed))).toBe(
        'ValidationError: Stack [api] cannot be deleted while TerminationProtection is enabled',
      );
      await protect(false);
      aws.cloudformation.put('api', { status: 'UPDATE_IN_PROGRESS' });
      expect(await failure(remove(timed))).toBe(
        'ValidationError: Stack [api] cannot be deleted while in status UPDATE_IN_PROGRESS',
      );
      aws.cloudformation.later(1000, 'api', { status: 'UPDATE_COMPLETE' });
      timed.pass(1000);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      await remove(timed);
      expect(aws.cloudformation.stack('api')).toBeUndefined();
    }));

  it('stops a creation on its way', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.settings.durations.resource = 1000;
      await deploy(timed, template);
      timed.pass(500);
      await remove(timed);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'DELETE_IN_PROGRESS' });
      timed.pass(5000);
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
    }));
});
