import type { GetHookResultOutput, OperationEvent as SdkEvent } from '@aws-sdk/client-cloudformation';
import type { HookResult, OperationEvent } from '../operation-event.ts';

/** undefined: nothing that failed or warns. */
export function findingFrom(event: SdkEvent): OperationEvent | undefined {
  const about = {
    ...(event.LogicalResourceId !== undefined && { logicalId: event.LogicalResourceId }),
    ...(event.ResourceType !== undefined && { type: event.ResourceType }),
  };
  switch (event.EventType) {
    case 'VALIDATION_ERROR':
      if (event.ValidationStatus === 'SKIPPED') return undefined;
      return {
        kind: 'validation',
        ...about,
        name: event.ValidationName ?? '',
        ...(event.ValidationPath !== undefined && event.ValidationPath !== '' && { path: event.ValidationPath }),
        reason: event.ValidationStatusReason ?? 'CloudFormation says nothing.',
        warning: event.ValidationFailureMode === 'WARN',
      };
    case 'HOOK_INVOCATION_ERROR':
      return {
        kind: 'hook',
        ...about,
        hook: event.HookType ?? '',
        reason: event.HookStatusReason ?? 'it says nothing',
        warning: event.HookFailureMode === 'WARN',
      };
    case 'PROVISIONING_ERROR':
      return {
        kind: 'resource',
        stackId: event.StackId ?? '',
        logicalId: event.LogicalResourceId ?? '',
        ...(event.PhysicalResourceId !== undefined && { physicalId: event.PhysicalResourceId }),
        type: event.ResourceType ?? '',
        reason: event.ResourceStatusReason ?? 'CloudFormation says nothing.',
      };
    case 'PROGRESS_EVENT':
    case 'STACK_EVENT':
    case undefined:
    default:
      return undefined;
  }
}

export function hookResultFrom({ TypeName = '', Annotations = [] }: GetHookResultOutput): HookResult {
  const failed = Annotations.filter(({ Status }) => Status === 'FAILED');
  return {
    hook: TypeName,
    findings: failed.map(({ AnnotationName = '', StatusMessage = '', RemediationMessage = '' }) =>
      [`${AnnotationName}: ${StatusMessage}`, RemediationMessage].filter((text) => text !== '').join(' '),
    ),
  };
}
