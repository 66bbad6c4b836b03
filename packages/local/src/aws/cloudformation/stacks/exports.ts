import type { EvaluatedOutput } from '../evaluation.ts';
import type { StackView } from './stack.ts';
import type { StackList } from './stacks.ts';

export interface Export {
  readonly name: string;
  readonly value: string;
  readonly stack: StackView;
}

/** All exports, by name. */
export function exportsOf(stacks: StackList): ReadonlyMap<string, Export> {
  const all = living(stacks).flatMap((stack) =>
    stack.state.outputs.flatMap(({ exportName, value }) =>
      exportName === undefined ? [] : [[exportName, { name: exportName, value, stack }] as const],
    ),
  );
  return new Map(all);
}

/** Names of the stacks that import it. */
export function importersOf(stacks: StackList, exportName: string): readonly string[] {
  return living(stacks)
    .filter(({ state }) => !/^(REVIEW_IN_PROGRESS|ROLLBACK_COMPLETE)$/.test(state.status))
    .filter(({ state }) => state.evaluated?.imports.includes(exportName))
    .map(({ identity }) => identity.name);
}

/** Why these outputs cannot be a stack's: a name that another stack exports. Undefined: they can. */
export function collision(stacks: StackList, stackId: string, outputs: readonly EvaluatedOutput[]): string | undefined {
  const taken = exportsOf(stacks);
  for (const { exportName } of outputs) {
    const other = exportName === undefined ? undefined : taken.get(exportName);
    if (other !== undefined && other.stack.identity.id !== stackId)
      return `Export with name ${other.name} is already exported by stack ${other.stack.identity.name}.`;
  }
  return undefined;
}

/** Why a stack's exports cannot become these: one that changes or goes is imported. Undefined: they can. */
export function inUse(
  stacks: StackList,
  before: readonly EvaluatedOutput[],
  after: readonly EvaluatedOutput[],
): string | undefined {
  for (const { exportName, value } of before) {
    if (exportName === undefined) continue;
    const next = after.find((output) => output.exportName === exportName);
    if (next?.value === value) continue;
    const importers = importersOf(stacks, exportName);
    if (importers.length > 0)
      return `Export ${exportName} cannot be ${next === undefined ? 'deleted' : 'updated'} as it is in use by ${listed(importers)}`;
  }
  return undefined;
}

// `a`, `a and b`, `a, b and c`: https://github.com/aws/aws-cdk/issues/604
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function living(stacks: StackList): readonly StackView[] {
  return stacks.all().filter(({ state }) => state.status !== 'DELETE_COMPLETE');
}
