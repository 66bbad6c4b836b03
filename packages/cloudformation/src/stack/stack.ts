import type { Template } from '../template/template.ts';

/** All that CloudFormation calls a stack's state (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html). */
export type StackStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_FAILED'
  | 'CREATE_COMPLETE'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_FAILED'
  | 'ROLLBACK_COMPLETE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED'
  | 'DELETE_COMPLETE'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'REVIEW_IN_PROGRESS'
  | 'IMPORT_IN_PROGRESS'
  | 'IMPORT_COMPLETE'
  | 'IMPORT_ROLLBACK_IN_PROGRESS'
  | 'IMPORT_ROLLBACK_FAILED'
  | 'IMPORT_ROLLBACK_COMPLETE';

/** What is wanted of one stack. */
export interface WantedStack {
  readonly name: string;
  readonly template: Template;
  /** What is sent: the text as it is, or its compact form, at most 51,200 bytes; or where it was uploaded. */
  readonly source: { readonly body: string } | { readonly url: string };
  /** Texts that must be in the bucket before CloudFormation is asked: of nested templates, and its own where `source` is a URL. */
  readonly uploads?: readonly string[];
  readonly parameters: readonly WantedParameter[];
  /** undefined: as they are. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
  readonly roleArn?: string;
  /** undefined: as it is. */
  readonly terminationProtection?: boolean;
}

export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND';

/** `previous`: keeps the stack's value, or the template's default in a new stack. `default`: left out of the request. */
export type WantedParameter =
  | { readonly key: string; readonly kind: 'value'; readonly value: string; readonly secret: boolean }
  | { readonly key: string; readonly kind: 'previous' };

/** A stack as it is, or that it is not there. */
export type CurrentStack = { readonly exists: false } | ExistingStack;

export interface ExistingStack {
  readonly exists: true;
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  readonly parameters: ReadonlyMap<string, { readonly value: string; readonly resolved?: string }>;
  readonly tags: Readonly<Record<string, string>>;
  readonly outputs: ReadonlyMap<string, { readonly value: string; readonly exportName?: string }>;
  readonly capabilities: readonly string[];
  readonly roleArn?: string;
  readonly terminationProtection: boolean;
  readonly lastChanged: Date;
  /** As it was sent (GetTemplate, Original); undefined where it was not asked for. */
  readonly templateText?: string;
}

/** One change of a resource, as a change set tells it, or, in a static plan, as the templates tell it. */
export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic' | 'SyncWithActual';
  /** Of a resource in a nested stack: the logical ids of the nested stacks on the way to it, outermost first. */
  readonly nested?: readonly string[];
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly replacement?: 'True' | 'False' | 'Conditional';
  /** What becomes of the old resource. */
  readonly policyAction?:
    'Delete' | 'Retain' | 'Snapshot' | 'ReplaceAndDelete' | 'ReplaceAndRetain' | 'ReplaceAndSnapshot';
  readonly details: readonly PropertyChange[];
  /** What somebody did to it outside CloudFormation; only a change set that reverts drift knows. */
  readonly drift?: 'MODIFIED' | 'DELETED';
}

export interface PropertyChange {
  /** `Properties.KeySchema`, `Tags`, `DeletionPolicy`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
  readonly recreates?: 'Never' | 'Conditionally' | 'Always';
}

/** Something that happened in a stack, or in a stack nested in it. */
export interface StackEvent {
  readonly id: string;
  readonly at: Date;
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  /** Of the request that began the operation. */
  readonly token?: string;
  readonly hook?: HookEvent;
}

/** What a hook said of a resource, before CloudFormation did anything to it. */
export interface HookEvent {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  /** `WARN`: the operation goes on although it failed. */
  readonly failureMode?: string;
  /** For GetHookResult. */
  readonly invocation?: string;
}

/** The first thing that really failed; `nested`: the logical ids of the nested stacks on the way to it, outermost first. */
export interface Cause {
  readonly kind: 'resource' | 'validation' | 'hook' | 'change-set';
  readonly stackName: string;
  readonly nested: readonly string[];
  readonly logicalId?: string;
  readonly type?: string;
  /** Where in the template CloudFormation says the fault is: `/Resources/Table/Properties/KeySchema`. */
  readonly propertyPath?: string;
  readonly reason: string;
}
