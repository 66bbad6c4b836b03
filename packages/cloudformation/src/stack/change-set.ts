import type { Capability, ResourceChange } from './stack.ts';

export interface NewChangeSet {
  readonly stackName: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly source: { readonly body: string } | { readonly url: string };
  /** `previous`: UsePreviousValue. A parameter that is not here takes the template's default. */
  readonly parameters: readonly (
    { readonly key: string; readonly value: string } | { readonly key: string; readonly previous: true }
  )[];
  /** undefined: they stay. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
  readonly roleArn?: string;
  readonly description: string;
  /** So that a request whose answer was lost can be sent again. */
  readonly token: string;
  /** false: what has succeeded stays when another part fails. */
  readonly rollback: boolean;
  readonly express: boolean;
  readonly revertDrift: boolean;
  readonly importExisting: boolean;
  readonly disableValidation: boolean;
  /** CloudFormation deletes the new stack when its creation fails. */
  readonly deleteOnFailure: boolean;
  /** Makes change sets of its nested stacks too, so that their changes are known beforehand. */
  readonly includeNested: boolean;
}

export interface ChangeSet {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly description?: string;
  readonly status: ChangeSetStatus;
  readonly statusReason?: string;
  readonly executionStatus: ExecutionStatus;
  /** Without those whose value CloudFormation does not show. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags: Readonly<Record<string, string>>;
  readonly changes: readonly ResourceChange[];
  readonly express: boolean;
  readonly deleteOnFailure: boolean;
}

export interface ChangeSetName {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly status: ChangeSetStatus;
  readonly executionStatus: ExecutionStatus;
}

export type ChangeSetStatus =
  | 'CREATE_PENDING'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'DELETE_PENDING'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED'
  | 'FAILED';

export type ExecutionStatus =
  'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
