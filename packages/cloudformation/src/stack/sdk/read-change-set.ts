import type { Change, DescribeChangeSetOutput, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../change-set.ts';
import type { PropertyChange, ResourceChange } from '../stack.ts';
import { present } from './ask.ts';
import { tagsFrom } from './read-stack.ts';

/** All pages of a change set in our words. */
export function changeSetFrom(
  pages: readonly DescribeChangeSetOutput[],
  changes: readonly ResourceChange[],
): ChangeSet {
  const first = present(pages[0], 'page');
  const { Description, StatusReason, Parameters = [], Tags = [] } = first;
  return {
    id: present(first.ChangeSetId, 'ChangeSetId'),
    name: present(first.ChangeSetName, 'ChangeSetName'),
    stackId: present(first.StackId, 'StackId'),
    stackName: present(first.StackName, 'StackName'),
    ...(Description !== undefined && { description: Description }),
    status: present(first.Status, 'Status'),
    ...(StatusReason !== undefined && { statusReason: StatusReason }),
    executionStatus: first.ExecutionStatus ?? 'UNAVAILABLE',
    parameters: new Map(
      Parameters.flatMap(({ ParameterKey = '', ParameterValue }): [string, string][] =>
        ParameterValue === undefined ? [] : [[ParameterKey, ParameterValue]],
      ),
    ),
    tags: tagsFrom(Tags),
    changes,
    express: first.DeploymentConfig?.Mode === 'EXPRESS',
    deleteOnFailure: first.OnStackFailure === 'DELETE',
  };
}

export function changesFrom(pages: readonly DescribeChangeSetOutput[]): ResourceChange[] {
  return pages.flatMap(({ Changes = [] }) => Changes.flatMap((change) => changeFrom(change) ?? []));
}

/**
 * With the values of properties CloudFormation now and then leaves out changes (https://github.com/aws/aws-cdk-cli/issues/1780): the list
 * without them says which there are, the one with them says more of most.
 */
export function withValues(changes: readonly ResourceChange[], valued: readonly ResourceChange[]): ResourceChange[] {
  const known = new Map(valued.map((change) => [change.logicalId, change]));
  return changes.map((change) => {
    const details = known.get(change.logicalId)?.details ?? [];
    return details.length === 0 ? change : { ...change, details };
  });
}

function changeFrom({ ResourceChange: change }: Change): ResourceChange | undefined {
  if (change === undefined) return undefined;
  const { PhysicalResourceId, Replacement, PolicyAction, ResourceDriftStatus: drift, Details = [] } = change;
  return {
    action: present(change.Action, 'Action'),
    logicalId: present(change.LogicalResourceId, 'LogicalResourceId'),
    ...(PhysicalResourceId !== undefined && PhysicalResourceId !== '' && { physicalId: PhysicalResourceId }),
    type: change.ResourceType ?? '',
    ...(Replacement !== undefined && { replacement: Replacement }),
    ...(PolicyAction !== undefined && { policyAction: PolicyAction }),
    ...((drift === 'MODIFIED' || drift === 'DELETED') && { drift }),
    details: distinct(Details.flatMap((detail) => detailFrom(detail) ?? [])),
  };
}

function detailFrom({ Target: target }: ResourceChangeDetail): PropertyChange | undefined {
  if (target === undefined) return undefined;
  const { Attribute = '', Name, Path, BeforeValue, AfterValue, RequiresRecreation } = target;
  const path = Path === undefined || Path === '' ? [Attribute, Name ?? ''] : Path.split('/');
  return {
    path: path.filter((step) => step !== '').join('.'),
    ...(BeforeValue !== undefined && { before: BeforeValue }),
    ...(AfterValue !== undefined && { after: AfterValue }),
    ...(RequiresRecreation !== undefined && { recreates: RequiresRecreation }),
  };
}

/** A property that changes for two reasons, itself and a parameter, comes twice. */
function distinct(details: readonly PropertyChange[]): PropertyChange[] {
  return [...new Map(details.map((detail) => [JSON.stringify(detail), detail])).values()];
}
