import type { Evaluated, EvaluatedParameter, EvaluatedResource, PlannedChange } from '../../evaluation.ts';
import type { Reference } from '../template/references.ts';

/** Two states of a stack, and what is known so far of how they differ. */
export interface Comparison {
  readonly before: Evaluated;
  readonly after: Evaluated;
  /** Parameters whose value is another one. */
  readonly changedParameters: ReadonlySet<string>;
  readonly secretParameters: ReadonlySet<string>;
  readonly tagsChanged: boolean;
  /** The changes of the resources before this one, by logical id. */
  readonly changes: Map<string, PlannedChange>;
}

export function comparison(before: Evaluated, after: Evaluated): Comparison {
  const values = new Map(before.parameters.map((each) => [each.key, told(each)]));
  const changed = after.parameters.filter((each) => values.get(each.key) !== told(each));
  return {
    before,
    after,
    changedParameters: new Set(changed.map(({ key }) => key)),
    secretParameters: new Set(after.parameters.filter(({ noEcho }) => noEcho).map(({ key }) => key)),
    tagsChanged: JSON.stringify([...before.tags].sort()) !== JSON.stringify([...after.tags].sort()),
    changes: new Map(),
  };
}

/** Whether what a reference gives is known only once the operation is through. */
export function isUnknown({ changes }: Comparison, { kind, name }: Reference): boolean {
  const change = changes.get(name);
  if (change === undefined || kind === 'condition') return false;
  return change.action === 'Add' || (change.action === 'Modify' && change.replacement !== 'False');
}

export function pair(
  { before, after }: Comparison,
  logicalId: string,
): readonly [EvaluatedResource, EvaluatedResource] | undefined {
  const [one, other] = [before.resources.get(logicalId), after.resources.get(logicalId)];
  return one === undefined || other === undefined ? undefined : [one, other];
}

function told({ value, resolved = value }: EvaluatedParameter): string {
  return resolved;
}
