import {
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ListExportsCommand,
  ListImportsCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, propose, queues, stackOf, story, withCloudFormation } from './started.ts';

const exporting = (value: string, name = 'QueueName') =>
  queues({ A: {} }, { Outputs: { Name: { Value: value, Export: { Name: name } } } });
const plain = queues({ A: {} });
const importing = queues({ B: { Properties: { QueueName: { 'Fn::ImportValue': 'QueueName' } } } });
const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'second' } as const;

describe('an export', () => {
  it('is listed with those who import it', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, exporting('jobs'));
      const imports = () => client.send(new ListImportsCommand({ ExportName: 'QueueName' }));
      const { StackId } = await stackOf(timed);
      expect(await failure(imports())).toBe("ValidationError: Export 'QueueName' is not imported by any stack.");
      await deploy(timed, importing, { StackName: 'web' });
      expect((await client.send(new ListExportsCommand())).Exports).toEqual([
        { ExportingStackId: StackId, Name: 'QueueName', Value: 'jobs' },
      ]);
      expect((await imports()).Imports).toEqual(['web']);
    }));

  it('must be there for a change set that imports it', () =>
    withCloudFormation(async (timed) => {
      const ChangeSetName = await propose(timed, importing, { ChangeSetType: 'CREATE' });
      expect(await timed.client.send(new DescribeChangeSetCommand({ ChangeSetName }))).toMatchObject({
        Status: 'FAILED',
        StatusReason: expect.stringContaining('No export named QueueName found'),
      });
    }));

  it.each([
    ['changed', exporting('others'), 'updated'],
    ['removed', plain, 'deleted'],
  ])('that is imported cannot be %s: the update is rolled back', (_, template, verb) =>
    withCloudFormation(async (timed) => {
      await deploy(timed, exporting('jobs'));
      await deploy(timed, importing, { StackName: 'web' });
      await deploy(timed, template, update);
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
        Outputs: [{ OutputKey: 'Name', OutputValue: 'jobs', ExportName: 'QueueName' }],
      });
      expect(await story(timed)).toContain(
        `api UPDATE_ROLLBACK_IN_PROGRESS (Export QueueName cannot be ${verb} as it is in use by web)`,
      );
    }),
  );

  it('that is imported keeps its stack from being deleted', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, exporting('jobs'));
      await deploy(timed, importing, { StackName: 'web' });
      await client.send(new DeleteStackCommand({ StackName: 'api' }));
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        StackStatusReason: 'Export QueueName cannot be deleted as it is in use by web',
      });
      await client.send(new DeleteStackCommand({ StackName: 'web' }));
      await client.send(new DeleteStackCommand({ StackName: 'api' }));
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
    }));

  it('has a name of its own', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, exporting('jobs'));
      await deploy(timed, exporting('others'), { StackName: 'web' });
      expect(await story(timed, 'web')).toContain(
        'web ROLLBACK_IN_PROGRESS (Export with name QueueName is already exported by stack api. Rollback requested by user.)',
      );
    }));
});
