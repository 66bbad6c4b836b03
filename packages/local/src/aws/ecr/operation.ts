import type { Caller } from '../authorization.ts';
import { operation, type Operation, type Output } from '../service.ts';
import type { Shape } from '../shapes/index.ts';
import type { Registries } from './registries.ts';
import type { Registry, Repositories } from './registry.ts';

/** ECR as one stand-in holds it. */
export interface Ecr {
  readonly registries: Registries;
  readonly now: () => Date;
}

export interface ReadContext {
  readonly caller: Caller;
  readonly now: Date;
  /** The named account's registry, or the caller's own; on a stale read, as it was. */
  readonly repositories: (registryId?: string) => Repositories;
  readonly registry: (registryId?: string) => Registry;
}

export interface ChangeContext {
  readonly caller: Caller;
  readonly now: Date;
  readonly registry: (registryId?: string) => Registry;
}

interface Definition<Input, Context> {
  readonly name: string;
  readonly input: Shape<Input>;
  readonly run: (input: Input, context: Context) => Output;
}

export type MadeFor = (ecr: Ecr) => Operation;

/** An operation that changes nothing. */
export function reads<Input>({ name, input, run }: Definition<Input, ReadContext>): MadeFor {
  return ({ registries, now }) =>
    operation({
      name,
      input,
      mutating: false,
      run: (value, { caller, stale }) => {
        const registry = (id?: string) => registries.forCaller(caller, id);
        const repositories = (id?: string) => (stale ? registry(id).stale() : registry(id));
        return run(value, { caller, now: now(), registry, repositories });
      },
    });
}

/** An operation that changes something; it always works on the present state. */
export function changes<Input>({ name, input, run }: Definition<Input, ChangeContext>): MadeFor {
  return ({ registries, now }) =>
    operation({
      name,
      input,
      mutating: true,
      run: (value, { caller }) =>
        run(value, { caller, now: now(), registry: (id) => registries.forCaller(caller, id) }),
    });
}
