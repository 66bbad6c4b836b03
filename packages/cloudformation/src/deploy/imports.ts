import type { Fault } from '@iac/action-kit/errors';
import type { CurrentStack } from '../stack/stack.ts';
import type { StackOrder } from '../graph/order-stacks.ts';

/** The region's exports by their names; `stackId`: who exports them. */
type Exports = ReadonlyMap<string, { readonly stackId: string }>;

export interface Importing {
  readonly order: StackOrder;
  /** As they are now, by the template's name. */
  readonly stacks: ReadonlyMap<string, CurrentStack>;
  readonly changing: ReadonlySet<string>;
}

/** Imports of the stacks that change which neither the folder nor the region exports, or the region not after this run any more. */
export function importFaults({ order, stacks, changing }: Importing, exports: Exports): readonly Fault[] {
  const complete = [...changing].filter((name) => order.exports.every((each) => each.stack !== name || each.known));
  return order.external
    .filter(({ stack }) => changing.has(stack))
    .flatMap(({ name, at }): Fault[] => {
      const exporter = exports.get(name)?.stackId;
      if (exporter === undefined)
        return [
          {
            problem: `Nothing exports ${name}: no stack of this region, and none of these templates.`,
            remedy: 'Deploy the stack that exports it first, or correct the name.',
            at,
          },
        ];
      const dropping = complete.find((each) => idOf(stacks.get(each)) === exporter);
      if (dropping === undefined) return [];
      return [
        {
          problem: `Nothing will export ${name}: the stack of ${dropping} does now, its template does not any more.`,
          remedy: `Export it there again, or take this import out before ${dropping} drops the export.`,
          at,
        },
      ];
    });
}

/** Imports whose names only CloudFormation can tell: nothing here waits for whoever exports them. */
export function unorderedImports({ unknown }: StackOrder, changing: ReadonlySet<string>): readonly Fault[] {
  return unknown
    .filter(({ stack }) => changing.has(stack))
    .map(({ why, at }) => ({
      problem: `What this imports is known only when it is deployed (${why}), so that it waits for no other stack.`,
      remedy: 'If one of these templates exports it, build the name of parameters and pseudo parameters.',
      at,
    }));
}

function idOf(stack: CurrentStack | undefined): string | undefined {
  return stack?.exists === true ? stack.id : undefined;
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
