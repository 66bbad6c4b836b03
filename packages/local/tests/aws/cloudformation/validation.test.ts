import { DescribeChangeSetCommand, DescribeEventsCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { deploy, propose, queues, stackOf, story, withCloudFormation } from './started.ts';

describe('a change set', () => {
  it('fails by what a check before deployment finds, which only DescribeEvents tells', () =>
    withCloudFormation(async (timed) => {
      const bad = queues({ Jobs: { Properties: { Colour: 'red' } } });
      timed.aws.cloudformation.failValidation({
        validation: 'NAME_CONFLICT_VALIDATION',
        logicalId: 'Jobs',
        reason: "Resource of type 'AWS::SQS::Queue' with identifier 'jobs' already exists.",
      });
      const ChangeSetName = await propose(timed, bad, { ChangeSetType: 'CREATE' });
      expect((await timed.client.send(new DescribeChangeSetCommand({ ChangeSetName }))).StatusReason).toBe(
        'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation, AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
      );
      const Filters = { FailedEvents: true };
      const { OperationEvents } = await timed.client.send(new DescribeEventsCommand({ ChangeSetName, Filters }));
      expect(OperationEvents).toMatchObject([
        { OperationType: 'CREATE_CHANGESET', OperationStatus: 'FAILED', EventType: 'STACK_EVENT' },
        { EventType: 'VALIDATION_ERROR', ValidationName: 'NAME_CONFLICT_VALIDATION', ValidationFailureMode: 'FAIL' },
        {
          EventType: 'VALIDATION_ERROR',
          LogicalResourceId: 'Jobs',
          ValidationPath: expect.stringContaining('/Resources/Jobs'),
        },
      ]);
    }));

  it('is made in spite of such a finding when validation is off; then the resource fails', () =>
    withCloudFormation(async (timed) => {
      const bad = queues({ Jobs: { Properties: { Colour: 'red' } } });
      await deploy(timed, bad, { DisableValidation: true });
      expect(await stackOf(timed)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
      expect(await story(timed)).toContainEqual(
        expect.stringMatching(/^Jobs CREATE_FAILED \(Properties validation failed for resource Jobs/),
      );
    }));
});
