import type { ChangeSet, ChangeSetName, NewChangeSet } from './change-set.ts';
import type { HookResult, OperationEvent } from './operation-event.ts';
import type { ExistingStack, StackEvent } from './stack.ts';

/**
 * What is called of CloudFormation's API, one operation each, all pages of it. Stacks are named by ARN wherever it is known: a
 * name means another stack after a deletion. Everything throws ActionErrors with the codes of `CloudFormationFailure`.
 */
export interface CloudFormation {
  /** undefined: there is none of this name. A deleted one is found by its ARN only. */
  describeStack(nameOrId: string): Promise<ExistingStack | undefined>;
  /** All stacks of the region; `too-many`: they take more than so many pages. */
  describeStacks(pages: number): Promise<readonly ExistingStack[] | 'too-many'>;
  /** As it was sent. undefined: there is none, as in a stack that was never executed. */
  getTemplate(of: { readonly stack: string } | { readonly changeSet: string }): Promise<string | undefined>;
  /** Its resources as far as they are left: `DELETE_SKIPPED` where a policy kept them. */
  listStackResources(stackId: string): Promise<readonly StackResource[]>;

  createChangeSet(request: NewChangeSet): Promise<{ readonly id: string; readonly stackId: string }>;
  /** With all its changes. undefined: it is gone. */
  describeChangeSet(id: string): Promise<ChangeSet | undefined>;
  listChangeSets(stack: string): Promise<readonly ChangeSetName[]>;
  /** A token that was used already means that it runs: no error. */
  executeChangeSet(request: Execution): Promise<void>;
  /** One that is gone is no error. */
  deleteChangeSet(id: string): Promise<void>;

  /** Newest first, up to the first one that `known` holds or that is older than `since`. */
  describeStackEvents(stackId: string, until: EventsUntil): Promise<readonly StackEvent[]>;
  /** What failed, oldest first: validations, hooks and resources of a change set or of an operation. */
  describeEvents(
    of: { readonly changeSet: string } | { readonly operation: string },
  ): Promise<readonly OperationEvent[]>;
  getHookResult(id: string): Promise<HookResult | undefined>;

  /** All exports of the region, by name. */
  listExports(): Promise<ReadonlyMap<string, { readonly value: string; readonly stackId: string }>>;

  cancelUpdateStack(stackId: string, token: string): Promise<void>;
  continueUpdateRollback(stackId: string, token: string): Promise<void>;
  deleteStack(stackId: string, token: string): Promise<void>;
  updateTerminationProtection(stackId: string, on: boolean): Promise<void>;
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
}

export interface Execution {
  readonly changeSetId: string;
  readonly stackId: string;
  /** Every event of the operation carries it. */
  readonly token: string;
  readonly disableRollback?: boolean;
  readonly retainExceptOnCreate?: boolean;
}

export interface EventsUntil {
  readonly known: ReadonlySet<string>;
  readonly since?: Date;
}
