import { AwsError } from '../../errors.ts';
import type { CloudFormation } from '../cloudformation.ts';
import { invalid } from '../errors.ts';
import { evaluateStack, type StackAsked } from '../evaluate-stack.ts';
import type { Evaluated, Evaluation, PlannedChange } from '../evaluation.ts';
import type { ChangeContext } from '../operation.ts';
import { begun, ended, type Run } from '../life/run.ts';
import type { Stack } from '../stacks/stack.ts';
import { deterministicUuid } from '../uuid.ts';
import type { ChangeSet, ChangeSetRequest } from './change-set.ts';
import { withDrift } from './drift.ts';
import type { CreateChangeSetInput } from './input.ts';
import { nestedChangeSets, type NestedChangeSets } from './nested.ts';
import { templateAsked, valuesOf } from './request.ts';
import { validated } from './validate.ts';

interface Asked {
  readonly input: CreateChangeSetInput;
  readonly request: ChangeSetRequest;
  readonly stack: Stack;
}

/** Checks what is asked at once, and makes a change set that will be ready in its time. Throws ValidationError and others. */
export function newChangeSet({ world, stacks }: ChangeContext, { input, request, stack }: Asked): ChangeSet {
  const template = templateAsked(world, input, stack);
  valuesOf(request.parameters, stack);
  const evaluation = evaluateStack(world, askedOf(stack, { template, request }));
  if (evaluation.kind === 'refused') throw invalid(evaluation.text);
  if (evaluation.kind === 'evaluated') checkCapabilities(evaluation.result, request);
  const made: ChangeSet = {
    id: changeSetArn(stack, input.ChangeSetName),
    name: input.ChangeSetName,
    type: input.ChangeSetType ?? 'UPDATE',
    createdAt: world.schedule.time,
    status: 'CREATE_PENDING',
    execution: 'UNAVAILABLE',
    request,
    template,
    changes: [],
  };
  const isNew = stack.events.length === 0;
  if (!isNew) stacks.remember(stack);
  stack.put(made);
  const run = begun({ world, stacks, stack, changeSetId: made.id }, 'CREATE_CHANGESET', input.ClientToken);
  if (isNew) review(run);
  const { changeSet: time } = world.settings.durations;
  world.schedule.after(time / 2, () => advance(run, made, 'CREATE_IN_PROGRESS'));
  world.schedule.after(time, () => ready(run, made));
  return made;
}

/** What the evaluation of a change set asks. */
export function askedOf(stack: Stack, set: Pick<ChangeSet, 'template' | 'request'>): StackAsked {
  const { template, request } = set;
  return {
    identity: stack.identity,
    template,
    parameters: valuesOf(request.parameters, stack),
    tags: request.tagsGiven ? request.tags : (stack.state.evaluated?.tags ?? new Map()),
    notificationArns: request.notificationArns ?? stack.state.notificationArns,
    previous: stack.state.evaluated,
    imported: request.imported,
  };
}

// A change set may be made of a template with macros whatever is acknowledged: CAPABILITY_AUTO_EXPAND has no effect
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html, Capabilities).
function checkCapabilities({ capabilities }: Evaluated, { capabilities: given }: ChangeSetRequest): void {
  const named = given.includes('CAPABILITY_NAMED_IAM') ? ['CAPABILITY_IAM'] : [];
  const covered = [...given, ...named, 'CAPABILITY_AUTO_EXPAND'];
  const missing = capabilities.filter((capability) => !covered.includes(capability));
  if (missing.length > 0)
    throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`);
}

function review({ world, stack, operation }: Run): void {
  const { id, name } = stack.identity;
  stack.change({ reason: 'User Initiated' });
  stack.tell({
    at: world.schedule.time,
    operation,
    logicalId: name,
    physicalId: id,
    type: 'AWS::CloudFormation::Stack',
    status: 'REVIEW_IN_PROGRESS',
    reason: 'User Initiated',
  });
}

function advance({ stack }: Run, { id }: ChangeSet, status: 'CREATE_IN_PROGRESS'): void {
  const present = stack.changeSets.get(id);
  if (present !== undefined) stack.put({ ...present, status });
}

// Worked out only now: exports and the stack may have changed while it was pending.
function ready(run: Run, { id }: ChangeSet): void {
  const { world, stack } = run;
  const present = stack.changeSets.get(id);
  if (present === undefined) return;
  if (present.execution === 'OBSOLETE') return;
  const wanted = importing(run, present);
  const evaluation = evaluateStack(world, askedOf(stack, wanted));
  const result = verdict(world, { run, present: wanted, evaluation });
  stack.put({ ...wanted, ...result });
  ended(run, result.status === 'FAILED' ? 'FAILED' : 'SUCCEEDED');
}

/** ImportExistingResources: what would be added and is there already is imported. */
function importing({ world, stack, stacks }: Run, present: ChangeSet): ChangeSet {
  if (present.request.importExistingResources !== true) return present;
  const evaluation = evaluateStack(world, askedOf(stack, present));
  if (evaluation.kind !== 'evaluated') return present;
  const { result } = evaluation;
  const changes = world.evaluator.compare(stack.state.evaluated, result);
  const found = stacks.strays.among(result.resources, changes);
  const imported = new Map(found.map(({ logicalId, physicalId }) => [logicalId, physicalId]));
  return { ...present, request: { ...present.request, imported } };
}

interface Judged {
  readonly run: Run;
  readonly present: ChangeSet;
  readonly evaluation: Evaluation;
}

function verdict(
  world: CloudFormation,
  { run, present, evaluation }: Judged,
): Partial<ChangeSet> & Pick<ChangeSet, 'status'> {
  const failed = (reason: string) => ({ status: 'FAILED', reason, execution: 'UNAVAILABLE' }) as const;
  if (evaluation.kind !== 'evaluated') return failed(evaluation.text);
  const { result: evaluated } = evaluation;
  const planned = world.evaluator.compare(run.stack.state.evaluated, evaluated);
  const reverts = present.request.deploymentMode === 'REVERT_DRIFT';
  const own = reverts ? withDrift(run.stack.state, evaluated, planned) : planned;
  const { changes, nested, failure } = withNested(run, present, { evaluated, own });
  if (failure !== undefined) return { ...failed(failure), evaluated, changes, nested };
  if (present.type === 'UPDATE' && changes.length === 0 && !differs(run.stack, evaluated, present)) {
    return { ...failed(evaluated.transforms.length > 0 ? noUpdates : noChanges), evaluated };
  }
  const refusal = validated(run, { evaluated, changes, skip: present.request.disableValidation });
  if (refusal !== undefined) return { ...failed(refusal), evaluated, changes };
  return { status: 'CREATE_COMPLETE', execution: 'AVAILABLE', evaluated, changes, nested };
}

interface Own {
  readonly evaluated: Evaluated;
  readonly own: readonly PlannedChange[];
}

function withNested({ world, stacks, stack }: Run, changeSet: ChangeSet, { evaluated, own }: Own): NestedChangeSets {
  if (changeSet.request.includeNestedStacks !== true) return { changes: own, nested: new Map() };
  return nestedChangeSets({ world, stacks, stack, changeSet, asked: askedOf(stack, changeSet) }, evaluated, own);
}

// With a transform the words are others: https://github.com/aws/aws-cli/blob/develop/awscli/customizations/cloudformation/deployer.py
const noUpdates = 'No updates are to be performed.';
const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Whether there is something to do although no resource changes: outputs, tags or notification ARNs. */
function differs({ state }: Stack, { outputs, tags }: Evaluated, { request }: ChangeSet): boolean {
  const text = (value: unknown) => JSON.stringify(value);
  if (request.notificationArns !== undefined && text(request.notificationArns) !== text(state.notificationArns))
    return true;
  return text([outputs, [...tags]]) !== text([state.outputs, [...(state.evaluated?.tags ?? [])]]);
}

function changeSetArn({ identity, events }: Stack, name: string): string {
  const { region, account, id } = identity;
  const uuid = deterministicUuid(`${id} ${name} ${String(events.length)}`);
  return `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${uuid}`;
}
