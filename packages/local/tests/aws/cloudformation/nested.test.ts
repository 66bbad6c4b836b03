import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, failure, queues, stackOf, story, type Timed, withCloudFormation } from './started.ts';

const url = 'https://templates.s3.eu-west-1.amazonaws.com/child.yaml';
const child = (delay: number) =>
  queues(
    { Jobs: { Properties: { DelaySeconds: delay, QueueName: { Ref: 'Name' } } } },
    { Parameters: { Name: { Type: 'String' } }, Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Jobs', 'Arn'] } } } },
  );
const parent = (tag = 'a') =>
  JSON.stringify({
    Resources: {
      Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url, Parameters: { Name: 'jobs' } } },
      Last: { Type: 'AWS::SQS::Queue', DependsOn: 'Child', Properties: { Tags: [{ Key: 'a', Value: tag }] } },
    },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Child', 'Outputs.Arn'] } } },
  });
const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'second' } as const;
const fault = 'Resource handler returned message: "no"';

function childOf({ aws }: Timed): string {
  return aws.cloudformation.stack('api')?.state.resources.get('Child')?.physicalId ?? '';
}

async function nested(body: (timed: Timed) => Promise<void>): Promise<void> {
  await withCloudFormation(async (timed) => {
    timed.aws.cloudformation.templateAt(url, child(1));
    await body(timed);
  });
}

async function deployed(timed: Timed): Promise<string> {
  await deploy(timed, parent());
  await stackOf(timed);
  return childOf(timed);
}

describe('a nested stack', () => {
  it('is a stack of its own, whose outputs its parent reads', () =>
    nested(async (timed) => {
      const id = await deployed(timed);
      const { Outputs, StackId } = await stackOf(timed);
      expect(Outputs).toMatchObject([{ OutputValue: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }]);
      expect(await stackOf(timed, id)).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        ParentId: StackId,
        RootId: StackId,
        StackName: expect.stringMatching(/^api-Child-/),
      });
      expect(await story(timed)).toContain('Child CREATE_COMPLETE');
    }));

  it("is updated on its parent's way, and taken back with it", () =>
    nested(async (timed) => {
      const { aws } = timed;
      const id = await deployed(timed);
      aws.cloudformation.templateAt(url, child(2));
      aws.cloudformation.fail({ logicalId: 'Last', reason: fault });
      await deploy(timed, parent('b'), update);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await stackOf(timed, id)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await story(timed, id)).toContain('Jobs UPDATE_COMPLETE');
      const jobs = aws.cloudformation.stack(id)?.state.evaluated?.resources.get('Jobs');
      expect(jobs?.properties).toMatchObject({ DelaySeconds: 1 });
    }));

  it('that fails to be created fails its parent, and goes with it', () =>
    nested(async (timed) => {
      timed.aws.cloudformation.fail({ logicalId: 'Jobs', reason: fault });
      const id = await deployed(timed);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect(await stackOf(timed, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
      expect(await story(timed)).toContain(
        `Child CREATE_FAILED (Embedded stack ${id} was not successfully created: The following resource(s) failed to create: [Jobs]. )`,
      );
    }));

  it('that fails to be updated says where it stands', () =>
    nested(async (timed) => {
      const { aws } = timed;
      const id = await deployed(timed);
      aws.cloudformation.templateAt(url, child(2));
      aws.cloudformation.fail({ logicalId: 'Jobs', reason: fault });
      await deploy(timed, parent('b'), update);
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect((await story(timed)).find((line) => line.startsWith('Child UPDATE_FAILED'))).toMatch(
        `Child UPDATE_FAILED (Embedded stack ${id} was not successfully updated. Currently in UPDATE_ROLLBACK_`,
      );
    }));

  it('is deleted with its parent', () =>
    nested(async (timed) => {
      const id = await deployed(timed);
      await timed.client.send(new DeleteStackCommand({ StackName: 'api' }));
      expect(await failure(stackOf(timed))).toMatch(/does not exist$/);
      expect(await stackOf(timed, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    }));

  it('fails without a template', () =>
    withCloudFormation(async (timed) => {
      await deploy(timed, parent().replace('"Outputs":{', '"Metadata":{'));
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect((await story(timed)).find((line) => line.startsWith('Child CREATE_FAILED'))).toMatch(
        /S3 error: Access Denied/,
      );
    }));
});
