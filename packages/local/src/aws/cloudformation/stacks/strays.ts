import type { EvaluatedResource, PlannedChange } from '../evaluation.ts';

type Named = Pick<EvaluatedResource, 'type' | 'physicalId'>;

/** Resources that are there and belong to no stack: what a deletion retained, and what a test says. */
export class Strays {
  readonly #all = new Set<string>();

  add(resource: Named): void {
    this.#all.add(key(resource));
  }

  has(resource: Named): boolean {
    return this.#all.has(key(resource));
  }

  /** It belongs to a stack from now on. */
  take(resource: Named): void {
    this.#all.delete(key(resource));
  }

  /** Of the resources that would be added: those that are there already. */
  among(
    resources: ReadonlyMap<string, EvaluatedResource>,
    changes: readonly PlannedChange[],
  ): readonly EvaluatedResource[] {
    return changes.flatMap(({ action, logicalId }) => {
      const resource = resources.get(logicalId);
      return action === 'Add' && resource !== undefined && this.has(resource) ? [resource] : [];
    });
  }
}

/** https://github.com/aws/aws-cdk-cli/issues/1000 */
export function alreadyExists({ type, physicalId }: Named): string {
  return `Resource of type '${type}' with identifier '${physicalId}' already exists.`;
}

function key({ type, physicalId }: Named): string {
  return `${type} ${physicalId}`;
}
