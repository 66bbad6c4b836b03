import { describe, expect, it } from '@jest/globals';
import { changesOf, deploy, propose, queues, stackOf, story, withCloudFormation } from './started.ts';

describe('a stack', () => {
  it('is created and updated by change sets, resource by resource in the order of their dependencies', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, queues({ Jobs: { DependsOn: 'Failed' }, Failed: {} }));
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
      const slower = { DependsOn: 'Failed', Properties: { DelaySeconds: 3 } };
      await deploy(timed, queues({ Jobs: slower, New: {}, Failed: {} }), {
        ChangeSetType: 'UPDATE',
        ChangeSetName: 'b',
      });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      expect(await story(timed)).toEqual([
        'api REVIEW_IN_PROGRESS (User Initiated)',
        'api CREATE_IN_PROGRESS (User Initiated)',
        'Failed CREATE_IN_PROGRESS',
        'Failed CREATE_IN_PROGRESS (Resource creation Initiated)',
        'Failed CREATE_COMPLETE',
        'Jobs CREATE_IN_PROGRESS',
        'Jobs CREATE_IN_PROGRESS (Resource creation Initiated)',
        'Jobs CREATE_COMPLETE',
        'api CREATE_COMPLETE',
        'api UPDATE_IN_PROGRESS (User Initiated)',
        'Jobs UPDATE_IN_PROGRESS',
        'New CREATE_IN_PROGRESS',
        'New CREATE_IN_PROGRESS (Resource creation Initiated)',
        'Jobs UPDATE_COMPLETE',
        'New CREATE_COMPLETE',
        'api UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
        'api UPDATE_COMPLETE',
      ]);
    }));

  it('has its removed and replaced resources deleted after the update', () =>
    withCloudFormation(async (timed) => {
      await deploy(
        timed,
        queues({ Jobs: { Properties: { QueueName: 'one' } }, Old: {}, Kept: { DeletionPolicy: 'Retain' } }),
      );
      const update = queues({ Jobs: { Properties: { QueueName: 'two' } } });
      const id = await propose(timed, update, { ChangeSetName: 'b' });
      const changes = await changesOf(timed, id);
      expect(
        changes.map(({ ResourceChange: change }) => [change?.LogicalResourceId, change?.Action, change?.Replacement]),
      ).toEqual(
        expect.arrayContaining([
          ['Jobs', 'Modify', 'True'],
          ['Old', 'Remove', undefined],
          ['Kept', 'Remove', undefined],
        ]),
      );
      await deploy(timed, update, { ChangeSetType: 'UPDATE', ChangeSetName: 'c' });
      await stackOf(timed);
      const events = await story(timed);
      expect(events.slice(events.indexOf('api UPDATE_IN_PROGRESS (User Initiated)')).toSorted()).toEqual(
        [
          'api UPDATE_IN_PROGRESS (User Initiated)',
          'Jobs UPDATE_IN_PROGRESS (Requested update requires the creation of a new physical resource; hence creating one.)',
          'Jobs UPDATE_IN_PROGRESS (Resource creation Initiated)',
          'Jobs UPDATE_COMPLETE',
          'api UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
          'Jobs DELETE_IN_PROGRESS',
          'Jobs DELETE_COMPLETE',
          'Old DELETE_IN_PROGRESS',
          'Old DELETE_COMPLETE',
          'Kept DELETE_SKIPPED',
          'api UPDATE_COMPLETE',
        ].toSorted(),
      );
    }));
});
