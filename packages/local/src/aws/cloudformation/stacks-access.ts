import type { ChangeSet } from './change-sets/change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import { evaluateStack } from './evaluate-stack.ts';
import type { Evaluated } from './evaluation.ts';
import { emptyState } from './stacks/empty-state.ts';
import { exportsOf } from './stacks/exports.ts';
import type { ResourceDrift, ResourceState, Stack, StackState, StackView } from './stacks/stack.ts';
import type { Stacks } from './stacks/stacks.ts';
import type { StackStatus } from './stacks/status.ts';

/** What a test says of a stack that it puts there. */
export interface StackSettings {
  readonly template?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly status?: StackStatus;
  readonly reason?: string;
  readonly terminationProtection?: boolean;
  readonly capabilities?: readonly string[];
  readonly roleArn?: string;
}

/** How a test looks into the stacks of one account and region and sets them up, past the API: no call is logged. */
export class StacksAccess {
  readonly #world: CloudFormation;
  readonly #stacks: Stacks;

  constructor(world: CloudFormation, stacks: Stacks) {
    this.#world = world;
    this.#stacks = stacks;
  }

  /** Those that are not deleted, in the order in which they were made. */
  get stacks(): readonly StackView[] {
    this.#advance();
    return this.#stacks.live();
  }

  /** By name, or, deleted too, by ARN. */
  stack(nameOrArn: string): StackView | undefined {
    this.#advance();
    return this.#stacks.find(nameOrArn);
  }

  /** By the exports' names. */
  get exports(): ReadonlyMap<string, string> {
    this.#advance();
    return new Map([...exportsOf(this.#stacks)].map(([name, { value }]) => [name, value]));
  }

  /** Makes the stack, whole and at once, or changes what is named of it. Throws for a template that cannot be evaluated. */
  put(name: string, settings: StackSettings = {}): StackView {
    this.#advance();
    const { status = 'CREATE_COMPLETE' } = settings;
    const state = emptyState(status, this.#world.schedule.time);
    const stack = this.#stacks.find(name) ?? this.#stacks.add({ name, state });
    const { template } = settings;
    const { terminationProtection, capabilities, roleArn } = settings;
    stack.underWay?.stop();
    stack.underWay = undefined;
    stack.current = undefined;
    stack.change({
      ...(settings.status !== undefined && { status: settings.status }),
      reason: settings.reason,
      ...(terminationProtection !== undefined && { terminationProtection }),
      ...(capabilities !== undefined && { capabilities }),
      ...(roleArn !== undefined && { roleArn }),
      ...(template !== undefined && this.#built(stack, template, settings)),
    });
    this.#stacks.settle(stack);
    return stack;
  }

  /** A resource that is there and belongs to no stack, by its type and physical id. */
  exists(type: string, physicalId: string): void {
    this.#stacks.strays.add({ type, physicalId });
  }

  /** Changes the state of a stack after so many milliseconds, as if somebody else's operation had come so far. */
  later(milliseconds: number, name: string, settings: Pick<StackSettings, 'status' | 'reason'>): void {
    this.#advance();
    this.#world.schedule.after(milliseconds, () => {
      const stack = this.#stacks.find(name);
      const { status = stack?.state.status, reason } = settings;
      if (status !== undefined) stack?.change({ status, reason });
    });
  }

  /** Somebody else changes what a resource is: until the next update of the stack with REVERT_DRIFT. */
  drift(name: string, logicalId: string, drift: ResourceDrift = { status: 'MODIFIED' }): void {
    const stack = this.#get(name);
    const resource = stack.state.resources.get(logicalId);
    if (resource === undefined) throw new Error(`${name} has no resource ${logicalId}`);
    const resources = new Map([...stack.state.resources, [logicalId, { ...resource, drift }]]);
    stack.change({ resources, drift: 'DRIFTED' });
  }

  /** Somebody else has changed the stack since this change set was made. */
  obsolete(name: string, changeSetName: string): ChangeSet {
    const stack = this.#get(name);
    const changeSet = [...stack.changeSets.values()].find((each) => each.name === changeSetName);
    if (changeSet === undefined) throw new Error(`${name} has no change set ${changeSetName}`);
    const obsolete: ChangeSet = { ...changeSet, execution: 'OBSOLETE' };
    stack.put(obsolete);
    return obsolete;
  }

  /** As if it had never been. */
  remove(name: string): void {
    const stack = this.#get(name);
    stack.underWay?.stop();
    stack.current = undefined;
    this.#stacks.remove(stack);
  }

  #get(name: string): Stack {
    this.#advance();
    const stack = this.#stacks.find(name);
    if (stack === undefined) throw new Error(`there is no stack ${name}`);
    return stack;
  }

  #advance(): void {
    this.#world.schedule.advance(this.#world.now());
  }

  #built(stack: Stack, template: string, { parameters = {}, tags = {} }: StackSettings): Partial<StackState> {
    const evaluation = evaluateStack(this.#world, {
      identity: stack.identity,
      template,
      parameters: new Map(Object.entries(parameters)),
      tags: new Map(Object.entries(tags)),
      notificationArns: [],
      previous: stack.state.evaluated,
    });
    if (evaluation.kind !== 'evaluated') throw new Error(`${stack.identity.name}: ${evaluation.text}`);
    const { result: evaluated } = evaluation;
    return { template, evaluated, outputs: evaluated.outputs, resources: whole(evaluated, this.#world.schedule.time) };
  }
}

function whole({ resources }: Evaluated, at: Date): ReadonlyMap<string, ResourceState> {
  const states = [...resources.values()].map(({ logicalId, physicalId, type }) => {
    const state: ResourceState = { logicalId, physicalId, type, status: 'CREATE_COMPLETE', at };
    return [logicalId, state] as const;
  });
  return new Map(states);
}
