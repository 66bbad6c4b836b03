import type { Fault, Location } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';
import type { ExchangedName } from './exchanged-names.ts';
import type { StackValues } from './stack-values.ts';

/** `name` is the short one, of the template (`rds`): all of the order is in these names. */
export interface StackNode {
  readonly name: string;
  readonly template: Template;
  readonly values: StackValues;
  /** Parents whose outputs the parameters take (`${rds.Endpoint}`). */
  readonly references: readonly StackReference[];
}

export interface StackReference {
  readonly stack: string;
  readonly output: string;
  readonly at: Location;
}

/** `child` needs `parent` first: it imports `name`, or takes the output `name` as a parameter. */
export interface Dependency {
  readonly child: string;
  readonly parent: string;
  readonly by: 'import' | 'parameter';
  readonly name: string;
  readonly at: Location;
}

export type Imported = ExchangedName & { readonly stack: string };

export interface StackOrder {
  /** Every parent before its children, otherwise by name. Empty where there are faults. */
  readonly order: readonly string[];
  /** The order in steps: all of a wave may be deployed at the same time. */
  readonly waves: readonly (readonly string[])[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly dependencies: readonly Dependency[];
  /** Imports that none of these stacks exports: for the check against ListExports. */
  readonly external: readonly (Imported & { readonly known: true })[];
  /** Imports whose name cannot be known offline. */
  readonly unknown: readonly (Imported & { readonly known: false })[];
  /** Cycles, two stacks that export one name, references to a stack or an output that is not there. */
  readonly faults: readonly Fault[];
}

export function orderStacks(nodes: readonly StackNode[]): StackOrder {
  throw new Error(`cannot order ${nodes.length} stacks yet`);
}
