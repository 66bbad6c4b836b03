import type { Evaluated, PlannedChange } from '../evaluation.ts';

/** Replaced as a whole when it changes. */
export interface ChangeSet {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly createdAt: Date;
  readonly status: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  readonly reason?: string;
  readonly execution:
    'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
  readonly request: ChangeSetRequest;
  readonly template: string;
  /** Absent until the change set is ready, and where it fails. */
  readonly evaluated?: Evaluated;
  readonly changes: readonly PlannedChange[];
  /** By logical id: the ARNs of the change sets of nested stacks. */
  readonly nested?: ReadonlyMap<string, string>;
  /** ARNs; of a nested stack's change set. */
  readonly parentId?: string;
  readonly rootId?: string;
}

/** What was asked for, as far as the change set answers with it or the execution needs it. */
export interface ChangeSetRequest {
  readonly parameters: readonly RequestedParameter[];
  readonly tags: ReadonlyMap<string, string>;
  /** Without tags in the call the stack keeps its own. */
  readonly tagsGiven: boolean;
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[] | undefined;
  readonly roleArn: string | undefined;
  readonly description: string | undefined;
  readonly clientToken: string | undefined;
  readonly includeNestedStacks: boolean | undefined;
  readonly onStackFailure: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE' | undefined;
  readonly importExistingResources: boolean | undefined;
  readonly deploymentMode: 'REVERT_DRIFT' | undefined;
  readonly deploymentConfig: { readonly Mode?: 'STANDARD' | 'EXPRESS'; readonly DisableRollback?: boolean } | undefined;
  readonly disableValidation: boolean;
  /** Logical id -> physical id. */
  readonly imported: ReadonlyMap<string, string>;
}

export interface RequestedParameter {
  readonly ParameterKey: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
}
