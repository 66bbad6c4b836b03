import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  GetHookResultCommand,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import {
  changesOf,
  clientOf,
  deploy,
  failure,
  propose,
  queues,
  stackOf,
  story,
  withCloudFormation,
} from './started.ts';

const template = queues({ A: {}, B: { DependsOn: 'A' } });

describe('what a test injects', () => {
  it('is a hook that refuses a resource, or only warns of it', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      const hook = 'Acme::Security::Encryption';
      aws.cloudformation.failHook({ hook, logicalId: 'A', reason: 'is not encrypted', mode: 'WARN' });
      const annotations = [{ name: 'SSE', status: 'FAILED', message: 'no key', remedy: 'Name one.' }] as const;
      aws.cloudformation.failHook({ hook, logicalId: 'B', reason: 'is not encrypted', annotations });
      await deploy(timed, template);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect(await story(timed)).toEqual(
        expect.arrayContaining(['A CREATE_COMPLETE', `B CREATE_FAILED (The following hook(s) failed: [${hook}])`]),
      );
      const { OperationEvents = [] } = await client.send(
        new DescribeEventsCommand({ StackName: 'api', Filters: { FailedEvents: true } }),
      );
      expect(OperationEvents.filter(({ EventType }) => EventType === 'HOOK_INVOCATION_ERROR')).toMatchObject([
        { LogicalResourceId: 'B', HookType: hook, HookStatusReason: 'is not encrypted', HookFailureMode: 'FAIL' },
        { LogicalResourceId: 'A', HookFailureMode: 'WARN' },
      ]);
      const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'api' }));
      const HookResultId = StackEvents.find(({ HookStatus }) => HookStatus !== undefined)?.HookInvocationId;
      expect(await client.send(new GetHookResultCommand({ HookResultId }))).toMatchObject({
        TypeName: hook,
        Status: 'HOOK_COMPLETE_FAILED',
        Annotations: [{ AnnotationName: 'SSE', StatusMessage: 'no key', RemediationMessage: 'Name one.' }],
      });
      const unknown = new GetHookResultCommand({ HookResultId: 'x'.repeat(36) });
      expect(await failure(client.send(unknown))).toMatch(/^HookResultNotFoundException: /);
    }));

  it('is a warning of a check before deployment: the change set is good', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.failValidation({
        validation: 'BUCKET_EMPTINESS_VALIDATION',
        logicalId: 'A',
        reason: 'not empty',
        mode: 'WARN',
      });
      const ChangeSetName = await propose(timed, template, { ChangeSetType: 'CREATE' });
      expect(await timed.client.send(new DescribeChangeSetCommand({ ChangeSetName }))).toMatchObject({
        Status: 'CREATE_COMPLETE',
      });
      const { OperationEvents } = await timed.client.send(new DescribeEventsCommand({ ChangeSetName }));
      expect(OperationEvents).toContainEqual(expect.objectContaining({ ValidationFailureMode: 'WARN' }));
    }));

  it('is drift, which REVERT_DRIFT takes back', () =>
    withCloudFormation(async (timed) => {
      const { aws, client } = timed;
      await deploy(timed, template);
      aws.cloudformation.drift('api', 'A', { status: 'MODIFIED', property: 'DelaySeconds', actual: '9' });
      expect(await stackOf(timed)).toMatchObject({ DriftInformation: { StackDriftStatus: 'DRIFTED' } });
      const revert = { ChangeSetType: 'UPDATE', ChangeSetName: 'back', DeploymentMode: 'REVERT_DRIFT' } as const;
      const id = await propose(timed, template, revert);
      expect(await client.send(new DescribeChangeSetCommand({ ChangeSetName: id }))).toMatchObject({
        StackDriftStatus: 'DRIFTED',
        DeploymentMode: 'REVERT_DRIFT',
      });
      const shown = new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true });
      expect((await client.send(shown)).Changes?.[0]?.ResourceChange?.Details).toMatchObject([
        { Target: { Name: 'DelaySeconds', BeforeValueFrom: 'ACTUAL_STATE', Drift: { ActualValue: '9' } } },
      ]);
      expect(await changesOf(timed, id)).toMatchObject([
        { ResourceChange: { Action: 'Modify', LogicalResourceId: 'A', ResourceDriftStatus: 'MODIFIED' } },
      ]);
      const agreed = queues({ A: { Properties: { DelaySeconds: 9 } }, B: { DependsOn: 'A' } });
      expect(
        await changesOf(timed, await propose(timed, agreed, { ...revert, ChangeSetName: 'agreed' })),
      ).toMatchObject([
        { ResourceChange: { Action: 'SyncWithActual', LogicalResourceId: 'A', ResourceDriftStatus: 'MODIFIED' } },
      ]);
      await deploy(timed, template, { ...revert, ChangeSetName: 'again' });
      expect(await stackOf(timed)).toMatchObject({
        StackStatus: 'UPDATE_COMPLETE',
        DriftInformation: { StackDriftStatus: 'IN_SYNC' },
      });
      expect(await story(timed)).toContain('A UPDATE_COMPLETE');
    }));

  it('is throttling, in the words of CloudFormation', () =>
    withCloudFormation(async (timed) => {
      timed.aws.faults.add({ kind: 'throttled', when: () => true });
      expect(await failure(stackOf(timed))).toBe('Throttling: Rate exceeded');
    }));

  it('is a key that may only read', () =>
    withCloudFormation(async (timed) => {
      const { aws } = timed;
      aws.cloudformation.put('api', { template });
      aws.identities.add('LOCALREADONLYKEY0001', '123456789012');
      aws.identities.allow('LOCALREADONLYKEY0001', (action) => /:(Describe|Get|List)/.test(action));
      const client = clientOf({ ...aws, env: { ...aws.env, AWS_ACCESS_KEY_ID: 'LOCALREADONLYKEY0001' } });
      await stackOf({ ...timed, client });
      const change = new CreateChangeSetCommand({ StackName: 'api', ChangeSetName: 'x', TemplateBody: template });
      expect(await failure(client.send(change))).toBe(
        'AccessDenied: User: arn:aws:sts::123456789012:assumed-role/deploy/local is not authorized to perform: cloudformation:CreateChangeSet because no identity-based policy allows the cloudformation:CreateChangeSet action',
      );
      client.destroy();
    }));

  it('is a change set that somebody else has made worthless', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.put('api', { template });
      const id = await propose(timed, queues({ A: {} }));
      await changesOf(timed, id);
      timed.aws.cloudformation.obsolete('api', 'change');
      expect(await timed.client.send(new DescribeChangeSetCommand({ ChangeSetName: id }))).toMatchObject({
        ExecutionStatus: 'OBSOLETE',
      });
    }));

  it('is a stack in another account and region, which only its own callers see', () =>
    withCloudFormation(async (timed) => {
      timed.aws.cloudformation.place('210987654321', 'us-east-1').put('api', { template });
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
    }));
});
