import type { Fault } from '@iac/action-kit/errors';
import { nearest } from '../template/nearest.ts';
import { exportsOf, importsOf } from './exchanged-names.ts';
import type { Dependency, Exported, Imported, StackNode, StackOrder } from './order-stacks.ts';

export type Dependencies = Pick<StackOrder, 'dependencies' | 'external' | 'unknown' | 'exports' | 'faults'>;

/** Who needs whom, by exports and by outputs that are taken as parameters. */
export function dependenciesBetween(nodes: readonly StackNode[]): Dependencies {
  const exports = nodes.flatMap(({ name, template, values }) =>
    exportsOf(template, values).map((each): Exported => ({ ...each, stack: name })),
  );
  const byName = Map.groupBy(
    exports.filter((each) => each.known),
    ({ name }) => name,
  );
  const imports = nodes.flatMap(({ name, template, values }) =>
    importsOf(template, values).map((each): Imported => ({ ...each, stack: name })),
  );
  const known = imports.filter((each) => each.known);
  const dependencies = known.flatMap(({ stack, name, at }): Dependency[] => {
    const [source] = byName.get(name) ?? [];
    return source === undefined ? [] : [{ child: stack, parent: source.stack, by: 'import', name, at }];
  });
  const references = nodes.flatMap((node) => ofReferences(node, nodes));
  return {
    dependencies: [...dependencies, ...references.flatMap(({ dependency }) => dependency ?? [])],
    external: known.filter(({ name }) => !byName.has(name)),
    unknown: imports.filter((each) => !each.known),
    exports,
    faults: [...[...byName.values()].flatMap(doubleExport), ...references.flatMap(({ fault }) => fault ?? [])],
  };
}

type Known = Exported & { readonly known: true };

function doubleExport([first, ...others]: readonly Known[]): Fault[] {
  return others.map(({ stack, name, at }) => ({
    problem: `${stack} exports ${name}, which ${first?.stack ?? ''} exports too (${placeOf(first)}).`,
    remedy: 'A name can be exported once in an account and region: give one of them another.',
    at,
  }));
}

function placeOf(each: Known | undefined): string {
  return each === undefined ? '' : `${each.at.file}:${each.at.line ?? 1}`;
}

function ofReferences(
  { name, references }: StackNode,
  nodes: readonly StackNode[],
): { readonly dependency?: Dependency; readonly fault?: Fault }[] {
  return references.map(({ stack, output, at }) => {
    const parent = nodes.find((node) => node.name === stack);
    const outputs = Object.keys(parent?.template.body['Outputs'] ?? {});
    if (parent !== undefined && outputs.includes(output))
      return { dependency: { child: name, parent: stack, by: 'parameter', name: output, at } };
    const [missing, candidates] =
      parent === undefined
        ? [`There is no template ${stack} among these.`, nodes.map((node) => node.name)]
        : [`The template ${stack} has no output ${output}.`, outputs];
    const near = nearest(parent === undefined ? stack : output, candidates);
    const remedy = near === undefined ? 'Name one that is there.' : `Write ${near}.`;
    return { fault: { problem: missing, remedy, at } };
  });
}
