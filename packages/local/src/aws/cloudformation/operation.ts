import type { Caller } from '../authorization.ts';
import { operation, type Operation, type Output } from '../service.ts';
import type { Shape } from '../shapes/index.ts';
import type { CloudFormation } from './cloudformation.ts';
import type { StackList, Stacks } from './stacks/stacks.ts';

export interface ReadContext {
  readonly world: CloudFormation;
  readonly caller: Caller;
  /** The caller's; on a stale read, as they were. */
  readonly stacks: StackList;
}

export interface ChangeContext {
  readonly world: CloudFormation;
  readonly caller: Caller;
  readonly stacks: Stacks;
}

interface Definition<Input, Context> {
  readonly name: string;
  readonly input: Shape<Input>;
  readonly run: (input: Input, context: Context) => Output;
}

export type MadeFor = (world: CloudFormation) => Operation;

/** An operation that changes nothing. */
export function reads<Input>({ name, input, run }: Definition<Input, ReadContext>): MadeFor {
  return (world) =>
    operation({
      name,
      input,
      mutating: false,
      run(value, { caller, stale }) {
        world.schedule.advance(world.now());
        const stacks = world.stacks(caller.account, caller.region);
        return run(value, { world, caller, stacks: stale ? stacks.stale() : stacks });
      },
    });
}

/** An operation that changes something; it always works on the present state. */
export function changes<Input>({ name, input, run }: Definition<Input, ChangeContext>): MadeFor {
  return (world) =>
    operation({
      name,
      input,
      mutating: true,
      run(value, { caller }) {
        world.schedule.advance(world.now());
        return run(value, { world, caller, stacks: world.stacks(caller.account, caller.region) });
      },
    });
}
