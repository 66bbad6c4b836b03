import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, queues, stackOf, type Timed, withCloudFormation } from './started.ts';

const url = 'https://templates.s3.eu-west-1.amazonaws.com/child.yaml';
const parent = (...names: readonly string[]) =>
  JSON.stringify({
    Resources: Object.fromEntries(
      names.map((name) => [name, { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } }]),
    ),
  });

/** The stack `api` with one nested stack, whose queue will be called otherwise from now on. */
async function changing(body: (timed: Timed) => Promise<void>): Promise<void> {
  await withCloudFormation(async (timed) => {
    timed.aws.cloudformation.templateAt(url, queues({ Jobs: { Properties: { QueueName: 'one' } } }));
    await deploy(timed, parent('Child'));
    await stackOf(timed);
    timed.aws.cloudformation.templateAt(url, queues({ Jobs: { Properties: { QueueName: 'two' } } }));
    await body(timed);
  });
}

async function changeSet({ client, pass }: Timed, template = parent('Child')) {
  const made = await client.send(
    new CreateChangeSetCommand({
      StackName: 'api',
      ChangeSetName: 'nested',
      TemplateBody: template,
      IncludeNestedStacks: true,
    }),
  );
  pass(60_000);
  return client.send(new DescribeChangeSetCommand({ ChangeSetName: made.Id }));
}

describe('a change set that includes nested stacks', () => {
  it('says what changes in them, in a change set of their own', () =>
    changing(async (timed) => {
      const root = await changeSet(timed);
      expect(root).toMatchObject({ Status: 'CREATE_COMPLETE', IncludeNestedStacks: true });
      const [change] = root.Changes ?? [];
      expect(change?.ResourceChange).toMatchObject({
        LogicalResourceId: 'Child',
        Action: 'Modify',
        Replacement: 'False',
      });
      const nested = await timed.client.send(
        new DescribeChangeSetCommand({ ChangeSetName: change?.ResourceChange?.ChangeSetId }),
      );
      expect(nested).toMatchObject({
        ChangeSetName: expect.stringMatching(/^nested-Child-[0-9A-F]{12}$/),
        RootChangeSetId: root.ChangeSetId,
        ParentChangeSetId: root.ChangeSetId,
        Changes: [
          { ResourceChange: { LogicalResourceId: 'Jobs', Replacement: 'True', PolicyAction: 'ReplaceAndDelete' } },
        ],
      });
    }));

  it('is executed and deleted as a whole', () =>
    changing(async (timed) => {
      const { client, aws } = timed;
      const root = await changeSet(timed, parent('Child', 'Other'));
      const nested = (root.Changes ?? []).map(({ ResourceChange: change }) => change?.ChangeSetId ?? '');
      expect(nested).toHaveLength(2);
      for (const ChangeSetName of nested) {
        expect(await failure(client.send(new ExecuteChangeSetCommand({ ChangeSetName })))).toMatch(/root change set/);
        expect(await failure(client.send(new DeleteChangeSetCommand({ ChangeSetName })))).toMatch(/root change set/);
      }
      const names = () => aws.cloudformation.stacks.map(({ identity }) => identity.name.replace(/-[^-]+$/, ''));
      expect(names()).toEqual(['api', 'api-Child', 'api-Other']);
      await client.send(new DeleteChangeSetCommand({ ChangeSetName: root.ChangeSetId }));
      expect(names()).toEqual(['api', 'api-Child']);
    }));

  it('creates a stack that was but a shell', () =>
    changing(async (timed) => {
      const root = await changeSet(timed, parent('Child', 'Other'));
      await timed.client.send(new ExecuteChangeSetCommand({ ChangeSetName: root.ChangeSetId }));
      timed.pass(600_000);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
      const other = timed.aws.cloudformation.stack('api')?.state.resources.get('Other')?.physicalId;
      expect(await stackOf(timed, other)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    }));

  it('fails with that of a nested stack', () =>
    changing(async (timed) => {
      timed.aws.cloudformation.templateAt(url, '{"Resources": {"A": {"Type": "AWS::SQS::Nothing"}}}');
      const root = await changeSet(timed);
      const { Status, StatusReason = '' } = root;
      expect(Status).toBe('FAILED');
      expect(StatusReason).toMatch(/^Nested change set arn:\S+ was not successfully created: Currently in FAILED\.$/);
      const nested = await timed.client.send(
        new DescribeChangeSetCommand({ ChangeSetName: StatusReason.split(' ')[3] }),
      );
      expect(nested).toMatchObject({ Status: 'FAILED', StatusReason: expect.stringContaining('AWS::SQS::Nothing') });
    }));
});
