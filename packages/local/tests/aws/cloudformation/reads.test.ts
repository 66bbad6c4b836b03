import {
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListStackResourcesCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, propose, queues, stackOf, story, withCloudFormation } from './started.ts';

const three = queues({ A: { Metadata: { a: 1 } }, B: {}, C: {} });

describe('reading stacks', () => {
  it('goes page by page through stacks, resources and events', () =>
    withCloudFormation(async ({ aws, client }) => {
      aws.cloudformation.settings.pageSize = 2;
      for (const name of ['a', 'b', 'c']) aws.cloudformation.put(name, { template: three });
      const { Stacks, NextToken } = await client.send(new DescribeStacksCommand());
      expect(Stacks?.map(({ StackName }) => StackName)).toEqual(['c', 'b']);
      const rest = await client.send(new DescribeStacksCommand({ NextToken }));
      expect([rest.Stacks?.map(({ StackName }) => StackName), rest.NextToken]).toEqual([['a'], undefined]);
      const resources = await client.send(new ListStackResourcesCommand({ StackName: 'a' }));
      expect([resources.StackResourceSummaries?.length, resources.NextToken]).toEqual([2, NextToken]);
    }));

  it('finds resources by their stack, or their stack by them', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, three);
      const { StackId } = await stackOf(timed);
      const one = await client.send(new DescribeStackResourceCommand({ StackName: 'api', LogicalResourceId: 'A' }));
      expect(one.StackResourceDetail).toMatchObject({
        StackId,
        ResourceStatus: 'CREATE_COMPLETE',
        Metadata: '{"a":1}',
      });
      const { PhysicalResourceId } = one.StackResourceDetail ?? {};
      const { StackResources } = await client.send(new DescribeStackResourcesCommand({ PhysicalResourceId }));
      expect(StackResources?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['A', 'B', 'C']);
      const none = client.send(new DescribeStackResourceCommand({ StackName: 'api', LogicalResourceId: 'X' }));
      expect(await failure(none)).toBe('ValidationError: Resource X does not exist for stack api');
      expect(await failure(client.send(new DescribeStackResourcesCommand({})))).toMatch(/^ValidationError: Either /);
    }));

  it('tells the events of one operation', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      await deploy(timed, three, { execute: { ClientRequestToken: 'mine' } });
      const { LastOperations: [creation] = [] } = await stackOf(timed);
      const { OperationId } = creation ?? {};
      const { OperationEvents = [] } = await client.send(new DescribeEventsCommand({ OperationId }));
      expect(OperationEvents).toHaveLength(13);
      expect(OperationEvents[0]).toMatchObject({ EventType: 'STACK_EVENT', OperationStatus: 'SUCCEEDED' });
      expect(OperationEvents.at(-1)).toMatchObject({ EventType: 'STACK_EVENT', OperationStatus: 'IN_PROGRESS' });
      const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'api' }));
      expect(StackEvents).toHaveLength(12);
      expect(StackEvents[0]).toMatchObject({ OperationId, ClientRequestToken: 'mine' });
      expect(new Set(StackEvents.map(({ EventId }) => EventId)).size).toBe(12);
      expect(await failure(client.send(new DescribeEventsCommand({ ChangeSetName: 'change' })))).toBe(
        'ValidationError: One of ChangeSetName, OperationId or StackName must be specified',
      );
    }));

  it('gives templates back as they were sent, and says what one wants', () =>
    withCloudFormation(async (timed) => {
      const { client } = timed;
      const TemplateBody = `Description: Mine
Parameters: { Name: { Type: String, Default: x, AllowedValues: [x, z] } }
Resources: { Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } } }
`;
      await deploy(timed, TemplateBody, { Capabilities: ['CAPABILITY_IAM'] });
      expect((await client.send(new GetTemplateCommand({ StackName: 'api' }))).TemplateBody).toBe(TemplateBody);
      expect(await client.send(new ValidateTemplateCommand({ TemplateBody }))).toMatchObject({
        Description: 'Mine',
        Parameters: [{ ParameterKey: 'Name', DefaultValue: 'x', NoEcho: false }],
        Capabilities: ['CAPABILITY_IAM'],
      });
      expect(await client.send(new GetTemplateSummaryCommand({ StackName: 'api' }))).toMatchObject({
        Parameters: [{ ParameterType: 'String', ParameterConstraints: { AllowedValues: ['x', 'z'] } }],
        ResourceTypes: ['AWS::IAM::Role'],
      });
      const broken = client.send(new ValidateTemplateCommand({ TemplateBody: '{}' }));
      expect(await failure(broken)).toMatch(/^ValidationError: Template format error: /);
      await propose(timed, three, { ChangeSetType: 'CREATE', StackName: 'new' });
      expect((await client.send(new GetTemplateCommand({ StackName: 'new' }))).TemplateBody).toBeUndefined();
    }));

  it('does not know what is not there', () =>
    withCloudFormation(async ({ client }) => {
      const wanted = 'ValidationError: Stack with id x does not exist';
      expect(await failure(client.send(new DescribeStacksCommand({ StackName: 'x' })))).toBe(wanted);
      expect(await failure(client.send(new DescribeStackEventsCommand({ StackName: 'x' })))).toBe(wanted);
    }));
});

describe('a stale read', () => {
  it('sees the stack as it was before the last call that changed it', () =>
    withCloudFormation(async (timed) => {
      const { aws } = timed;
      await propose(timed, three, { ChangeSetType: 'CREATE' });
      await deploy(timed, three, { ChangeSetName: 'other' });
      aws.faults.add({ kind: 'stale', when: ({ mutating }) => !mutating });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    }));

  it('has not heard of a stack that was just made', () =>
    withCloudFormation(async (timed) => {
      await propose(timed, three, { ChangeSetType: 'CREATE' });
      timed.aws.faults.add({ kind: 'stale', when: () => true });
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
      expect(await story(timed)).toHaveLength(1);
    }));
});
