import type { Fault } from '@iac/action-kit/errors';
import type { CurrentStack } from '../stack/stack.ts';
import type { StackOrder } from '../graph/order-stacks.ts';

/** Imports of the stacks named by `changing` that neither the folder nor the region exports. */
export function importFaults(
  { external }: StackOrder,
  exports: ReadonlySet<string>,
  changing: ReadonlySet<string>,
): readonly Fault[] {
  return external
    .filter(({ stack, name }) => changing.has(stack) && !exports.has(name))
    .map(({ name, at }) => ({
      problem: `Nothing exports ${name}: no stack of this region, and none of these templates.`,
      remedy: 'Deploy the stack that exports it first, or correct the name.',
      at,
    }));
}

/** Whether the region's exports must be asked for: only where a stack that changes imports what the folder does not export. */
export function needsExports({ external }: StackOrder, changing: ReadonlySet<string>): boolean {
  return external.some(({ stack }) => changing.has(stack));
}

/** What a stack imports that its parents, as they are now, do not export yet. */
export function awaitedImports(
  { dependencies }: StackOrder,
  child: string,
  stacks: ReadonlyMap<string, CurrentStack>,
): readonly string[] {
  const awaited = dependencies.filter(
    ({ by, parent, name, ...one }) => one.child === child && by === 'import' && !exportsNow(stacks.get(parent), name),
  );
  return [...new Set(awaited.map(({ name }) => name))];
}

function exportsNow(stack: CurrentStack | undefined, name: string): boolean {
  return stack?.exists === true && [...stack.outputs.values()].some(({ exportName }) => exportName === name);
}
