import {
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, propose, queues, stackOf, story, type Timed, withCloudFormation } from './started.ts';

const template = queues({ Jobs: {} });
const update = queues({ Jobs: { Properties: { DelaySeconds: 3 } } });
const second = { ChangeSetType: 'UPDATE', ChangeSetName: 'second' } as const;

function look({ client }: Timed, ChangeSetName: string, more: object = {}): Promise<DescribeChangeSetCommandOutput> {
  return client.send(new DescribeChangeSetCommand({ ChangeSetName, ...more }));
}

describe('a change set', () => {
  it('is ready in its time, and leaves a new stack in REVIEW_IN_PROGRESS', () =>
    withCloudFormation(async (timed) => {
      const { aws, pass } = timed;
      aws.cloudformation.settings.durations.changeSet = 3000;
      const id = await propose(timed, template, { ChangeSetType: 'CREATE', Description: 'First' });
      expect(await look(timed, id)).toMatchObject({ Status: 'CREATE_PENDING', ExecutionStatus: 'UNAVAILABLE' });
      pass(1500);
      expect(await look(timed, id)).toMatchObject({ Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE' });
      pass(1500);
      expect(await look(timed, id)).toMatchObject({
        Status: 'CREATE_COMPLETE',
        ExecutionStatus: 'AVAILABLE',
        Description: 'First',
        Changes: [{ ResourceChange: { Action: 'Add', LogicalResourceId: 'Jobs', ResourceType: 'AWS::SQS::Queue' } }],
      });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
      expect(await story(timed)).toEqual(['api REVIEW_IN_PROGRESS (User Initiated)']);
    }));

  it('fails when nothing would change, and cannot be executed then', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, template);
      const ChangeSetName = await propose(timed, template, second);
      expect(await look(timed, ChangeSetName)).toMatchObject({
        Status: 'FAILED',
        ExecutionStatus: 'UNAVAILABLE',
        StatusReason:
          "The submitted information didn't contain changes. Submit different information to create a change set.",
        Changes: [],
      });
      expect(await failure(timed.client.send(new ExecuteChangeSetCommand({ ChangeSetName })))).toBe(
        `InvalidChangeSetStatusException: ChangeSet [${ChangeSetName}] cannot be executed in its current status of [FAILED]`,
      );
    }));

  it('has something to do when only tags, outputs or notifications differ', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, template);
      const NotificationARNs = ['arn:aws:sns:eu-west-1:123456789012:stacks'];
      const ids = [
        await propose(timed, template, { ...second, ChangeSetName: 'tags', Tags: [{ Key: 'team', Value: 'a' }] }),
        await propose(timed, queues({ Jobs: {} }, { Outputs: { A: { Value: 'a' } } }), {
          ...second,
          ChangeSetName: 'out',
        }),
        await propose(timed, template, { ...second, ChangeSetName: 'topic', NotificationARNs }),
      ];
      for (const id of ids) expect(await look(timed, id)).toMatchObject({ Status: 'CREATE_COMPLETE' });
    }));

  it('makes the others of its stack obsolete while it is executed, and then they are gone', () =>
    withCloudFormation(async (timed) => {
      const { aws, client, pass } = timed;
      await deploy(timed, template);
      const other = await propose(timed, update, { ...second, ChangeSetName: 'other' });
      aws.cloudformation.settings.durations.operation = 1000;
      const done = await deploy(timed, queues({ Jobs: {}, More: {} }), second);
      expect(await look(timed, other)).toMatchObject({ ExecutionStatus: 'OBSOLETE' });
      expect(await failure(client.send(new ExecuteChangeSetCommand({ ChangeSetName: other })))).toBe(
        `InvalidChangeSetStatusException: ChangeSet [${other}] cannot be executed in its current execution status of [OBSOLETE]`,
      );
      expect(await look(timed, done)).toMatchObject({ ExecutionStatus: 'EXECUTE_IN_PROGRESS' });
      pass(1000);
      expect(await look(timed, done)).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'EXECUTE_COMPLETE' });
      expect(await failure(look(timed, other))).toBe(`ChangeSetNotFoundException: ChangeSet [${other}] does not exist`);
    }));

  it('is executed once, however often the same token asks', () =>
    withCloudFormation(async (timed) => {
      const ChangeSetName = await propose(timed, template, { ChangeSetType: 'CREATE' });
      const execute = (ClientRequestToken: string) =>
        timed.client.send(new ExecuteChangeSetCommand({ ChangeSetName, ClientRequestToken }));
      await execute('a');
      await execute('a');
      expect(await failure(execute('b'))).toMatch(/current execution status of \[EXECUTE_COMPLETE\]$/);
      expect((await story(timed)).filter((line) => line === 'Jobs CREATE_COMPLETE')).toHaveLength(1);
    }));

  it('is the same when the same token asks for it again, and its name is taken for any other call', () =>
    withCloudFormation(async (timed) => {
      const asked = { ChangeSetType: 'CREATE', ClientToken: 'a' } as const;
      const id = await propose(timed, template, asked);
      expect(await propose(timed, template, asked)).toBe(id);
      expect(await failure(propose(timed, template, { ...asked, ClientToken: 'b' }))).toBe(
        'AlreadyExistsException: ChangeSet change cannot be created due to a mismatch with existing attribute ClientToken',
      );
    }));

  it('is listed until it is deleted, which may be asked for twice', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      const id = await propose(timed, template, { ChangeSetType: 'CREATE' });
      const list = () => client.send(new ListChangeSetsCommand({ StackName: 'api' }));
      expect((await list()).Summaries).toMatchObject([{ ChangeSetId: id, ChangeSetName: 'change' }]);
      const byName = { ChangeSetName: 'change', StackName: 'api' };
      await client.send(new DeleteChangeSetCommand(byName));
      await client.send(new DeleteChangeSetCommand(byName));
      expect((await list()).Summaries ?? []).toEqual([]);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
    }));

  it('shows values of properties when they are asked for, page by page', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, queues({ A: {}, B: {}, C: {} }));
      const slow = { Properties: { DelaySeconds: 3 } };
      const id = await propose(timed, queues({ A: slow, B: slow, C: slow }), second);
      timed.aws.cloudformation.settings.pageSize = 2;
      const first = await look(timed, id, { IncludePropertyValues: true });
      const rest = await look(timed, id, { IncludePropertyValues: true, NextToken: first.NextToken });
      const changes = [first, rest].map(({ Changes = [] }) => Changes);
      expect(changes.map((page) => page.length)).toEqual([2, 1]);
      expect(rest.NextToken).toBeUndefined();
      expect(changes[0]?.[0]?.ResourceChange?.Details?.[0]?.Target).toMatchObject({
        Attribute: 'Properties',
        Name: 'DelaySeconds',
        Path: '/Properties/DelaySeconds',
        AfterValue: '3',
      });
      expect(await failure(look(timed, id, { NextToken: 'x' }))).toMatch(/^ValidationError: /);
    }));

  it('keeps values and the template of the stack where it is told to', () =>
    withCloudFormation(async (timed) => {
      const text = queues(
        { Jobs: { Properties: { DelaySeconds: { Ref: 'Delay' } } } },
        { Parameters: { Delay: { Type: 'Number' }, Secret: { Type: 'String', NoEcho: true, Default: 'x' } } },
      );
      const Delay = { ParameterKey: 'Delay' };
      await deploy(timed, text, { Parameters: [{ ...Delay, ParameterValue: '5' }] });
      const { Parameters } = await stackOf(timed);
      expect(Parameters).toEqual([
        { ParameterKey: 'Delay', ParameterValue: '5' },
        { ParameterKey: 'Secret', ParameterValue: '****' },
      ]);
      const id = await propose(timed, text, {
        ...second,
        TemplateBody: undefined,
        UsePreviousTemplate: true,
        Parameters: [{ ...Delay, UsePreviousValue: true }],
        Tags: [{ Key: 'a', Value: 'b' }],
      });
      expect((await look(timed, id)).Parameters?.[0]).toMatchObject({ ParameterValue: '5' });
      const { TemplateBody } = await timed.client.send(new GetTemplateCommand({ ChangeSetName: id }));
      expect(TemplateBody).toBe(text);
    }));
});
