import type { Fault, Location } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';
import { cycleFaults } from './cycle-faults.ts';
import { dependenciesBetween } from './dependencies.ts';
import type { ExchangedName, Export } from './exchanged-names.ts';
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
export type Exported = Export & { readonly stack: string };

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
  /** What these stacks export. */
  readonly exports: readonly Exported[];
  /** Cycles, two stacks that export one name, references to a stack or an output that is not there. */
  readonly faults: readonly Fault[];
}

export function orderStacks(nodes: readonly StackNode[]): StackOrder {
  const { faults, ...names } = dependenciesBetween(nodes);
  const { dependencies } = names;
  const needed = Map.groupBy(dependencies, ({ child }) => child);
  const parents = new Map(
    nodes.map(({ name }) => [name, [...new Set((needed.get(name) ?? []).map(({ parent }) => parent))].toSorted()]),
  );
  const wrong = [...faults, ...cycleFaults(dependencies)];
  const waves = wrong.length > 0 ? [] : wavesOf(parents);
  return { ...names, order: waves.flat(), waves, parents, faults: wrong };
}

/** Each stack in the first wave after those of all its parents. There are no cycles in what comes in. */
function wavesOf(parents: ReadonlyMap<string, readonly string[]>): string[][] {
  const waves: string[][] = [];
  const done = new Set<string>();
  while (done.size < parents.size) {
    const wave = [...parents].filter(([name, needed]) => !done.has(name) && needed.every((each) => done.has(each)));
    if (wave.length === 0) throw new Error('a cycle of stacks was not found as one');
    const names = wave.map(([name]) => name).toSorted();
    waves.push(names);
    for (const name of names) done.add(name);
  }
  return waves;
}
