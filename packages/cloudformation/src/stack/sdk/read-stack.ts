import type { Stack, StackEvent as SdkEvent, Tag } from '@aws-sdk/client-cloudformation';
import type { ExistingStack, HookEvent, StackEvent } from '../stack.ts';
import { present } from './ask.ts';

/** The API's stack in our words. */
export function stackFrom(stack: Stack): ExistingStack {
  const { Parameters = [], Tags = [], Outputs = [], Capabilities = [], RoleARN, StackStatusReason } = stack;
  return {
    exists: true,
    id: present(stack.StackId, 'StackId'),
    name: present(stack.StackName, 'StackName'),
    status: present(stack.StackStatus, 'StackStatus'),
    ...(StackStatusReason !== undefined && { statusReason: StackStatusReason }),
    parameters: new Map(
      Parameters.map(({ ParameterKey = '', ParameterValue = '', ResolvedValue }) => [
        ParameterKey,
        { value: ParameterValue, ...(ResolvedValue !== undefined && { resolved: ResolvedValue }) },
      ]),
    ),
    tags: tagsFrom(Tags),
    outputs: new Map(
      Outputs.map(({ OutputKey = '', OutputValue = '', ExportName }) => [
        OutputKey,
        { value: OutputValue, ...(ExportName !== undefined && { exportName: ExportName }) },
      ]),
    ),
    capabilities: Capabilities,
    ...(RoleARN !== undefined && { roleArn: RoleARN }),
    terminationProtection: stack.EnableTerminationProtection ?? false,
    lastChanged: stack.LastUpdatedTime ?? present(stack.CreationTime, 'CreationTime'),
  };
}

export function tagsFrom(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

export function eventFrom(event: SdkEvent): StackEvent {
  const { PhysicalResourceId, ResourceStatusReason, ClientRequestToken } = event;
  const hook = hookFrom(event);
  return {
    id: present(event.EventId, 'EventId'),
    at: present(event.Timestamp, 'Timestamp'),
    stackId: present(event.StackId, 'StackId'),
    stackName: present(event.StackName, 'StackName'),
    logicalId: event.LogicalResourceId ?? '',
    ...(PhysicalResourceId !== undefined && PhysicalResourceId !== '' && { physicalId: PhysicalResourceId }),
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    ...(ResourceStatusReason !== undefined && { reason: ResourceStatusReason }),
    ...(ClientRequestToken !== undefined && { token: ClientRequestToken }),
    ...(hook && { hook }),
  };
}

function hookFrom(event: SdkEvent): HookEvent | undefined {
  const { HookType, HookStatus = '', HookStatusReason, HookFailureMode, HookInvocationId } = event;
  if (HookType === undefined || HookType === '') return undefined;
  return {
    type: HookType,
    status: HookStatus,
    ...(HookStatusReason !== undefined && { reason: HookStatusReason }),
    ...(HookFailureMode !== undefined && { failureMode: HookFailureMode }),
    ...(HookInvocationId !== undefined && { invocation: HookInvocationId }),
  };
}
