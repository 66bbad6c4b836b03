import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DescribeEventsCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, queues, stackOf, story, withCloudFormation } from './started.ts';

const one = queues({ A: {}, B: { DependsOn: 'A' }, C: {} });
const slower = { Properties: { DelaySeconds: 3 } };
const two = queues({ A: slower, B: { DependsOn: 'A', ...slower }, C: {}, D: {} });
const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'second' } as const;
const reason = 'Resource handler returned message: "no"';

describe('a creation that fails', () => {
  it('cancels what is under way, deletes what was made, and says so in an operation of its own', () =>
    withCloudFormation(async (timed) => {
      const { aws, client, pass } = timed;
      aws.cloudformation.settings.durations.resource = 1000;
      aws.cloudformation.fail({ logicalId: 'B', reason });
      const slow = queues({ A: {}, B: { DependsOn: 'A' }, C: { DependsOn: 'A' } });
      await deploy(timed, slow, { execute: { ClientRequestToken: 'token' } });
      pass(10_000);
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'ROLLBACK_COMPLETE',
        LastOperations: [{ OperationType: 'ROLLBACK' }, { OperationType: 'CREATE_STACK' }, {}],
      });
      const events = await story(timed);
      const failed = 'The following resource(s) failed to create: [B, C]. Rollback requested by user.';
      expect(events.slice(events.indexOf('A CREATE_COMPLETE') + 1)).toEqual([
        'B CREATE_IN_PROGRESS',
        'B CREATE_IN_PROGRESS (Resource creation Initiated)',
        'C CREATE_IN_PROGRESS',
        'C CREATE_IN_PROGRESS (Resource creation Initiated)',
        `B CREATE_FAILED (${reason})`,
        'C CREATE_FAILED (Resource creation cancelled)',
        `api ROLLBACK_IN_PROGRESS (${failed})`,
        'B DELETE_IN_PROGRESS',
        'C DELETE_IN_PROGRESS',
        'B DELETE_COMPLETE',
        'C DELETE_COMPLETE',
        'A DELETE_IN_PROGRESS',
        'A DELETE_COMPLETE',
        'api ROLLBACK_COMPLETE',
      ]);
      const { OperationEvents = [] } = await client.send(
        new DescribeEventsCommand({ StackName: 'api', Filters: { FailedEvents: true } }),
      );
      expect(
        OperationEvents.map(({ EventType, LogicalResourceId, OperationType }) => [
          EventType,
          LogicalResourceId,
          OperationType,
        ]),
      ).toEqual([
        ['STACK_EVENT', undefined, 'CREATE_STACK'],
        ['PROVISIONING_ERROR', 'C', 'CREATE_STACK'],
        ['PROVISIONING_ERROR', 'B', 'CREATE_STACK'],
      ]);
      expect(OperationEvents.every(({ ClientRequestToken: token }) => token === 'token')).toBe(true);
    }));

  it('keeps what can be kept when rollback is disabled, and goes on from there', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'A', reason });
      await deploy(timed, one, { execute: { DisableRollback: true } });
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'CREATE_FAILED',
        StackStatusReason: 'The following resource(s) failed to create: [A]. ',
        DisableRollback: true,
      });
      expect(await failure(deploy(timed, one, update))).toMatch(
        /^ValidationError: This stack is currently in a non-terminal \[CREATE_FAILED\] state\./,
      );
      await deploy(timed, one, { ...update, ChangeSetName: 'third', execute: { DisableRollback: true } });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      const events = await story(timed);
      expect(events.filter((line) => line === 'C CREATE_COMPLETE')).toHaveLength(1);
      expect(events.filter((line) => line === 'A CREATE_COMPLETE')).toHaveLength(1);
    }));

  it('is rolled back later by RollbackStack', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'A', reason });
      await deploy(timed, one, { OnStackFailure: 'DO_NOTHING' });
      const { OperationId } = await timed.client.send(new RollbackStackCommand({ StackName: 'api' }));
      expect(OperationId).toMatch(/.+/);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect(await failure(timed.client.send(new RollbackStackCommand({ StackName: 'api' })))).toMatch(
        /^ValidationError: Stack:.* is in ROLLBACK_COMPLETE state and can not be rolled back\.$/,
      );
    }));

  it('ends in ROLLBACK_FAILED when something cannot be deleted', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'B', reason });
      timed.aws.cloudformation.fail({ logicalId: 'A', reason: 'still in use', on: 'rollback' });
      await deploy(timed, one);
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'ROLLBACK_FAILED',
        StackStatusReason: 'The following resource(s) failed to delete: [A]. ',
      });
    }));

  it('takes the stack with it where that was asked for', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'B', reason });
      await deploy(timed, one, { OnStackFailure: 'DELETE' });
      expect(await failure(stackOf(timed))).toBe('ValidationError: Stack with id api does not exist');
    }));
});

describe('an update that fails', () => {
  it('brings back what it changed, and deletes what it made', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, one);
      timed.aws.cloudformation.fail({ logicalId: 'B', reason });
      await deploy(timed, two, update);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      const events = await story(timed);
      expect(events.slice(events.indexOf(`B UPDATE_FAILED (${reason})`) + 1)).toEqual([
        'api UPDATE_ROLLBACK_IN_PROGRESS (The following resource(s) failed to update: [B]. )',
        'A UPDATE_IN_PROGRESS',
        'A UPDATE_COMPLETE',
        'B UPDATE_IN_PROGRESS',
        'B UPDATE_COMPLETE',
        'api UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
        'D DELETE_IN_PROGRESS',
        'D DELETE_COMPLETE',
        'api UPDATE_ROLLBACK_COMPLETE',
      ]);
      await deploy(timed, two, { ...update, ChangeSetName: 'third' });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    }));

  it('stands in UPDATE_ROLLBACK_FAILED when it cannot go back, until it is told to go on, or what to skip', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      await deploy(timed, one);
      aws.cloudformation.fail({ logicalId: 'B', reason });
      aws.cloudformation.fail({ logicalId: 'A', reason: 'stuck', on: 'rollback', times: 2 });
      await deploy(timed, two, update);
      const stuck = {
        StackStatus: 'UPDATE_ROLLBACK_FAILED',
        StackStatusReason: 'The following resource(s) failed to update: [A]. ',
      };
      expect(await stackOf(timed)).toMatchObject(stuck);
      expect(await failure(deploy(timed, two, { ...update, ChangeSetName: 'x' }))).toMatch(
        /is in UPDATE_ROLLBACK_FAILED state and can not be updated\.$/,
      );
      const goOn = (ResourcesToSkip: string[]) =>
        client.send(new ContinueUpdateRollbackCommand({ StackName: 'api', ResourcesToSkip }));
      await goOn([]);
      expect(await stackOf(timed)).toMatchObject(stuck);
      expect(await failure(goOn(['C']))).toMatch(/^ValidationError: ResourcesToSkip/);
      await goOn(['A']);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    }));

  it('stays where it is when rollback is disabled, and then replaces nothing', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, queues({ A: { Properties: { QueueName: 'a' } } }));
      await deploy(timed, queues({ A: { Properties: { QueueName: 'b' } } }), {
        ...update,
        DeploymentConfig: { Mode: 'EXPRESS' },
      });
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'UPDATE_FAILED',
        DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: true },
      });
      expect(await story(timed)).toContain(
        'A UPDATE_FAILED (Replacement type updates not supported on stack with disable-rollback.)',
      );
    }));

  it('is rolled back when it is cancelled', () =>
    withCloudFormation(async (timed) => {
      const { aws, client, pass } = timed;
      await deploy(timed, one);
      await stackOf(timed);
      aws.cloudformation.settings.durations.resource = 1000;
      await deploy(timed, two, update);
      pass(1500);
      await client.send(new CancelUpdateStackCommand({ StackName: 'api' }));
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS' });
      const again = client.send(new CancelUpdateStackCommand({ StackName: 'api' }));
      expect(await failure(again)).toBe(
        'ValidationError: CancelUpdateStack cannot be called from current stack status',
      );
      pass(10_000);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await story(timed)).toContain('B UPDATE_FAILED (Resource update cancelled)');
    }));
});
