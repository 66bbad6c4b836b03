/** What the stacks ask of the part that reads templates (evaluate/). It is pure: the same question has the same answer. */
export interface Evaluator {
  evaluate(asked: EvaluationAsked): Evaluation;
  /** What a change set of these two would list; `before` undefined: a new stack. */
  compare(before: Evaluated | undefined, after: Evaluated): readonly PlannedChange[];
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export interface EvaluationAsked {
  readonly template: string;
  /** Those that were given, UsePreviousValue already filled in; the rest take the template's defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly context: EvaluationContext;
}

export interface EvaluationContext {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  /** The stack's ARN; also the seed of every physical id that is made up. */
  readonly stackId: string;
  readonly notificationArns: readonly string[];
  /** The stack's own. A change of theirs alone changes every resource that can be tagged. */
  readonly tags: ReadonlyMap<string, string>;
  /** All exports of the account in the region, by name. */
  readonly exports: ReadonlyMap<string, string>;
  /** As the stack is: its resources keep their physical ids unless they are replaced. */
  readonly previous?: Evaluated;
  /** The outputs of a nested stack (AWS::CloudFormation::Stack), as Fn::GetAtt [it, Outputs.x] names them (`x`); none where they cannot be known. */
  readonly nested: (nested: NestedStack) => ReadonlyMap<string, string>;
  /** Resources to import: logical id -> physical id. */
  readonly imported?: ReadonlyMap<string, string>;
  /** Parameters of Systems Manager, by name, for templates that take theirs from there. */
  readonly ssm?: ReadonlyMap<string, string>;
}

/** A nested stack once its properties have been evaluated. */
export interface NestedStack {
  readonly logicalId: string;
  /** The ARN that it has, or will have: `arn:aws:cloudformation:REGION:ACCOUNT:stack/PARENT-LOGICAL-RANDOM12/UUID`. */
  readonly physicalId: string;
  readonly properties: JsonObject;
}

/**
 * `refused`: the call itself fails with ValidationError and this text.
 * `failed`: the change set fails with this text as its reason (`No export named x found.`).
 */
export type Evaluation =
  | { readonly kind: 'evaluated'; readonly result: Evaluated }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

/** A template with everything in it worked out. */
export interface Evaluated {
  readonly description?: string;
  /** As JSON. */
  readonly metadata?: string;
  readonly transforms: readonly string[];
  /** In the order of the template. */
  readonly parameters: readonly EvaluatedParameter[];
  /** Only those whose condition holds, each after all that it depends on. */
  readonly resources: ReadonlyMap<string, EvaluatedResource>;
  /** Of every resource, whatever its condition. */
  readonly resourceTypes: readonly string[];
  readonly outputs: readonly EvaluatedOutput[];
  /** The names of the exports that it imports. */
  readonly imports: readonly string[];
  readonly capabilities: readonly Capability[];
  /** As ValidateTemplate tells it; absent where none is needed. */
  readonly capabilitiesReason?: string;
  /** What validation before deployment finds; without it these resources fail when it is their turn. */
  readonly invalid: readonly InvalidProperty[];
  readonly tags: ReadonlyMap<string, string>;
}

export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND';

export interface EvaluatedParameter {
  readonly key: string;
  readonly type: string;
  readonly description?: string;
  readonly default?: string;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[];
  /** As given or by default; of NoEcho too (only what is told of it is `****`). */
  readonly value: string;
  /** Of an SSM parameter: what it stands for. */
  readonly resolved?: string;
}

export interface EvaluatedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly properties: JsonObject;
  /** What Fn::GetAtt gives. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Logical ids, by DependsOn or by reference. */
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: 'Delete' | 'Retain' | 'Snapshot';
  /** As JSON. */
  readonly metadata?: string;
  /** As it stands in the template, functions and all: what a comparison looks for reasons in. */
  readonly declared?: JsonObject;
  /** Why it cannot be provisioned, whatever happens: a replacement under the same fixed name. */
  readonly fails?: string;
  /** Of a change set of type IMPORT. */
  readonly imported?: boolean;
  /** What its made-up names and attributes follow from; kept as long as the resource is. */
  readonly seed?: string;
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'Snapshot' | 'RetainExceptOnCreate';

export interface EvaluatedOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

export interface InvalidProperty {
  readonly logicalId: string;
  readonly type: string;
  /** `/Resources/Table/Properties/KeySchema`. */
  readonly path: string;
  /** `Required property [KeySchema] not found`. */
  readonly text: string;
}

/** A resource's change, with the members of the API's ResourceChange. */
export interface PlannedChange {
  /** `SyncWithActual`: somebody has made the resource already what the template says now. */
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'SyncWithActual';
  readonly logicalId: string;
  readonly type: string;
  /** As it is before. */
  readonly physicalId?: string;
  /** Of a Modify. */
  readonly replacement?: 'True' | 'False' | 'Conditional';
  readonly policyAction?:
    'Delete' | 'Retain' | 'Snapshot' | 'ReplaceAndDelete' | 'ReplaceAndRetain' | 'ReplaceAndSnapshot';
  readonly scope: readonly ChangeAttribute[];
  readonly details: readonly ChangeDetail[];
  /** With IncludePropertyValues, as JSON. */
  readonly beforeContext?: string;
  readonly afterContext?: string;
}

export type ChangeAttribute =
  'Properties' | 'Metadata' | 'CreationPolicy' | 'UpdatePolicy' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Tags';

export interface ChangeDetail {
  readonly target: {
    readonly attribute: ChangeAttribute;
    /** Of a property: its name. */
    readonly name?: string;
    readonly requiresRecreation?: 'Never' | 'Conditionally' | 'Always';
    /** With IncludePropertyValues: `/Properties/KeySchema`. */
    readonly path?: string;
    readonly beforeValue?: string;
    readonly afterValue?: string;
    readonly attributeChangeType?: 'Add' | 'Remove' | 'Modify' | 'SyncWithActual';
    /** With REVERT_DRIFT: what was deployed, and what is there. */
    readonly drift?: { readonly previous: string; readonly actual: string };
  };
  readonly evaluation: 'Static' | 'Dynamic';
  readonly changeSource?:
    | 'ResourceReference'
    | 'ParameterReference'
    | 'ResourceAttribute'
    | 'DirectModification'
    | 'Automatic'
    | 'NoModification';
  readonly causingEntity?: string;
}
