import type { CloudFormation } from '../cloudformation.ts';
import { evaluateNested, nestedName, type StackAsked, templateOf } from '../evaluate-stack.ts';
import type { Evaluated, EvaluatedResource, PlannedChange } from '../evaluation.ts';
import { emptyState } from '../stacks/empty-state.ts';
import type { Stack } from '../stacks/stack.ts';
import type { Stacks } from '../stacks/stacks.ts';
import { deterministicUuid } from '../uuid.ts';
import type { ChangeSet } from './change-set.ts';

interface Outer {
  readonly world: CloudFormation;
  readonly stacks: Stacks;
  readonly stack: Stack;
  readonly changeSet: ChangeSet;
  readonly asked: StackAsked;
}

export interface NestedChangeSets {
  /** The outer ones, those of nested stacks that change inside only among them. */
  readonly changes: readonly PlannedChange[];
  /** By logical id: the ARN of the nested stack's change set. */
  readonly nested: ReadonlyMap<string, string>;
  /** Why the outer one fails. */
  readonly failure?: string;
}

/** IncludeNestedStacks: a change set in each nested stack that would change, and in those nested in it. */
export function nestedChangeSets(
  outer: Outer,
  evaluated: Evaluated,
  changes: readonly PlannedChange[],
): NestedChangeSets {
  const inner = [...evaluated.resources.values()]
    .filter(({ type }) => type === 'AWS::CloudFormation::Stack')
    .flatMap((resource) => {
      const made = changeSetOf(outer, resource);
      return made === undefined ? [] : [{ resource, made }];
    });
  const known = new Set(changes.map(({ logicalId }) => logicalId));
  const failed = inner.find(({ made }) => made.status === 'FAILED')?.made;
  return {
    changes: [
      ...changes,
      ...inner.flatMap(({ resource }) => (known.has(resource.logicalId) ? [] : [touched(resource)])),
    ],
    nested: new Map(inner.map(({ resource, made }) => [resource.logicalId, made.id])),
    // The words are in https://github.com/aws/aws-sam-cli/issues/2406.
    ...(failed && { failure: `Nested change set ${failed.id} was not successfully created: Currently in FAILED.` }),
  };
}

/** undefined: nothing in it changes. */
function changeSetOf(outer: Outer, resource: EvaluatedResource): ChangeSet | undefined {
  const { world, stacks, asked } = outer;
  const { physicalId: id } = resource;
  const known = stacks.find(id);
  const evaluation = evaluateNested(world, asked, resource);
  const state = emptyState('REVIEW_IN_PROGRESS', world.schedule.time);
  const made = emptySet(outer, resource, known);
  const stack = () => known ?? stacks.add({ name: nestedName(id), id, parent: outer.stack, state });
  if (evaluation.kind !== 'evaluated') return put(stack(), { ...made, status: 'FAILED', reason: evaluation.text });
  const { result } = evaluation;
  const planned = world.evaluator.compare(known?.state.evaluated, result);
  const inner = { ...outer, stack: stack(), changeSet: made };
  const { changes, nested, failure } = nestedChangeSets(inner, result, planned);
  if (failure !== undefined) return put(inner.stack, { ...made, status: 'FAILED', reason: failure, nested });
  if (changes.length === 0 && known !== undefined) return undefined;
  return put(inner.stack, { ...made, evaluated: result, changes, nested });
}

function put(stack: Stack, changeSet: ChangeSet): ChangeSet {
  stack.put(changeSet);
  return changeSet;
}

/** Its name is the outer one's, the logical id and something random. */
function emptySet(
  { world, changeSet, asked }: Outer,
  resource: EvaluatedResource,
  known: Stack | undefined,
): ChangeSet {
  const uuid = deterministicUuid(`${changeSet.id} ${resource.logicalId}`);
  const name = `${changeSet.name}-${resource.logicalId}-${uuid.replaceAll('-', '').slice(0, 12).toUpperCase()}`;
  const { region, account } = asked.identity;
  return {
    id: `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${uuid}`,
    name,
    type: known === undefined ? 'CREATE' : 'UPDATE',
    createdAt: world.schedule.time,
    status: 'CREATE_COMPLETE',
    execution: 'AVAILABLE',
    request: changeSet.request,
    template: templateOf(world, resource) ?? '',
    changes: [],
    parentId: changeSet.id,
    rootId: changeSet.rootId ?? changeSet.id,
  };
}

/** A nested stack whose own properties stay as they are. */
function touched({ logicalId, type, physicalId }: EvaluatedResource): PlannedChange {
  return { action: 'Modify', logicalId, type, physicalId, replacement: 'False', scope: ['Properties'], details: [] };
}

/** Deletes those of nested stacks with it, and the shells that were made for them. */
export function dropNested(stacks: Stacks, { nested = new Map<string, string>() }: ChangeSet): void {
  for (const id of nested.values()) {
    const stack = stacks.all().find(({ changeSets }) => changeSets.has(id));
    const changeSet = stack?.changeSets.get(id);
    if (stack === undefined || changeSet === undefined) continue;
    dropNested(stacks, changeSet);
    stack.drop(id);
    if (stack.state.status === 'REVIEW_IN_PROGRESS') stacks.remove(stack);
  }
}
