import type { ActionError } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';
import type { OperationEvent } from './operation-event.ts';
import type { Cause, ExistingStack, ResourceChange, StackEvent, WantedStack } from './stack.ts';

/** What the caller decided beforehand for what may come up. */
export interface StackPolicies {
  readonly onBusy: 'wait' | 'fail' | 'cancel';
  readonly onRollbackComplete: 'fail' | 'recreate';
  /** Logical ids, as `stack/LogicalId` or `LogicalId`, of stateful resources that may be deleted or replaced. */
  readonly approved: readonly string[];
  readonly mode: 'standard' | 'express' | 'revert-drift';
  readonly importExisting: boolean;
  /** `do-nothing`: what has succeeded stays. `delete`: a new stack that fails goes. Without it CloudFormation rolls back. */
  readonly onFailure?: 'do-nothing' | 'delete';
  /** A rollback deletes what the operation has created, a DeletionPolicy of Retain notwithstanding. */
  readonly retainExceptOnCreate?: true;
  /** CloudFormation does not validate beforehand. */
  readonly disableValidation?: true;
  /** Resources that somebody has changed refuse the deployment; known in the mode `revert-drift` only. */
  readonly failOnDrift?: true;
  /** When this run is cancelled or its deadline passes; without it the operation goes on. */
  readonly onAbort?: 'cancel-update';
}

/** Why a stack was left alone, or could not be known to be unchanged: closed lists that the report puts into words. */
export type Unknowable = 'ssm-parameter' | 'macro' | 'no-echo' | 'nested-url' | 'include' | 'revert-drift';

/** What a run did to one stack, or, in a plan, would do. */
export type StackOutcome =
  | { readonly kind: 'unchanged'; readonly stack: ExistingStack; readonly changeSetMade: boolean }
  | {
      readonly kind: 'deployed';
      readonly action: 'created' | 'updated' | 'imported';
      readonly stack: ExistingStack;
      readonly changes: readonly ResourceChange[];
    }
  | {
      readonly kind: 'planned';
      readonly action: 'create' | 'update';
      readonly changes: readonly ResourceChange[];
      /** `change-set`: as CloudFormation sees it; `static`: from the templates alone. */
      readonly by: 'change-set' | 'static';
      /** The ARN of the change set that was kept for `execute`. */
      readonly changeSetId?: string;
      /** Stateful resources that the change would delete or replace. */
      readonly destructive: readonly ResourceChange[];
    }
  | { readonly kind: 'failed'; readonly error: ActionError; readonly cause?: Cause; readonly stackId?: string };

/** What one stack's deployment tells while it runs. */
export type Progress =
  | { readonly kind: 'step'; readonly stack: string; readonly text: string }
  | { readonly kind: 'warning'; readonly stack: string; readonly text: string; readonly event?: OperationEvent }
  | { readonly kind: 'event'; readonly stack: string; readonly event: StackEvent };

export interface StackRun {
  readonly wanted: WantedStack;
  readonly policies: StackPolicies;
  /** Aborts when the job is cancelled or the deadline has passed, with the ActionError to end with as its reason. */
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  readonly judge: Judge;
  /** What change sets of this run are called, before the unique part: `iac-` and the run's id and attempt. */
  readonly changeSetPrefix: string;
  readonly time: Time;
}

/** What the templates' and the guard's parts decide for a stack. All pure. */
export interface Judge {
  /** Whether the deployed text means the same template. */
  readonly same: (deployedText: string, wanted: Template) => boolean;
  /** What a deployment would change, from the templates alone; undefined: a new stack. */
  readonly changes: (deployedText: string | undefined, wanted: WantedStack) => readonly ResourceChange[];
  /** Why an equal template does not mean an unchanged stack. */
  readonly unknowable: (wanted: WantedStack) => readonly Unknowable[];
  /** The stateful resources that would be deleted or replaced; `refusal`: not all of them are approved. */
  readonly destruction: (
    stackName: string,
    changes: readonly ResourceChange[],
  ) => { readonly destructive: readonly ResourceChange[]; readonly refusal?: ActionError };
}

/** Time, so that tests need not wait. */
export interface Time {
  /** Milliseconds. */
  readonly now: () => number;
  /** Rejects with the signal's reason when it aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
}
