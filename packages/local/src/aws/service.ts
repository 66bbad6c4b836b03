import type { Caller } from './authorization.ts';
import type { AwsError, Problem, Refusal } from './errors.ts';
import type { Protocol } from './protocol/protocol.ts';
import type { Shape, ShapeFault } from './shapes/index.ts';

/** What an operation answers; a protocol writes it down. A member that is undefined is left out. */
export interface Output {
  readonly [member: string]: Value | undefined;
}
export type Value = string | number | boolean | Date | readonly Value[] | Output;

/** Who asks, and how. */
export interface Asking {
  readonly caller: Caller;
  /** To be answered as if the last change of each thing had not been heard of yet. */
  readonly stale: boolean;
}

export interface Operation {
  /** As IAM names it, without the service: `CreateRepository`. */
  readonly name: string;
  readonly mutating: boolean;
  readonly input: Shape<unknown>;
  /** Carries it out. Throws ShapeFault, AwsError or Refusal. */
  run(input: unknown, asking: Asking): Output;
}

/** An operation whose input is read by its shape before it runs. */
export function operation<Input>(definition: {
  readonly name: string;
  readonly mutating: boolean;
  readonly input: Shape<Input>;
  readonly run: (input: Input, asking: Asking) => Output;
}): Operation {
  const { input, run } = definition;
  return { ...definition, run: (value, asking) => run(input.read(value, ''), asking) };
}

export interface Service {
  /** As a credential scope and IAM name it: `ecr`. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly operations: ReadonlyMap<string, Operation>;
  /** How it calls input that does not fit. */
  invalid(fault: ShapeFault): AwsError | Refusal;
  /** Where it differs from its protocol's names for what any service may answer. */
  readonly codes?: Partial<Record<Problem, string>>;
}
