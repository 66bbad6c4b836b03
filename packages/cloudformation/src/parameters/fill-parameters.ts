import type { Fault } from '@iac/action-kit/errors';
import type { StackReference } from '../graph/order-stacks.ts';
import type { CurrentStack, WantedParameter } from '../stack/stack.ts';
import type { Template } from '../template/template.ts';
import type { ParameterPool } from './pool.ts';

/** `reference`: known when the stacks that it names are done; `text` has `${stack.Output}` in it (see settleParameters). */
export type FilledParameter =
  | WantedParameter
  | {
      readonly key: string;
      readonly kind: 'reference';
      readonly text: string;
      readonly references: readonly StackReference[];
      readonly secret: boolean;
    };

export interface StackToFill {
  /** The template's short name (`rds`), which the pool scopes by. */
  readonly name: string;
  readonly template: Template;
  /** undefined: not looked at yet, so that nothing is called missing. */
  readonly current?: CurrentStack;
}

/** What is given to templates that declare it: Environment, and OIDCProvider (host and path, without https://). */
export interface FillContext {
  readonly environment: string;
  readonly oidcProvider?: string;
}

export interface FilledStacks {
  /** By the stack's short name. */
  readonly parameters: ReadonlyMap<string, readonly FilledParameter[]>;
  readonly faults: readonly Fault[];
}

/** Gives each template those values of the pool that it declares. */
export function fillParameters(
  pool: ParameterPool,
  stacks: readonly StackToFill[],
  context: FillContext,
): FilledStacks {
  throw new Error(`cannot fill ${stacks.length} stacks for ${context.environment} yet (${pool.values.size} values)`);
}
