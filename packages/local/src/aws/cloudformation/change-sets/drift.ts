import type { Evaluated, PlannedChange } from '../evaluation.ts';
import type { ResourceState, StackState } from '../stacks/stack.ts';

/**
 * What taking drift back adds to a change set of DeploymentMode REVERT_DRIFT: the resources that somebody has changed
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html).
 */
export function driftChanges(
  { resources }: StackState,
  after: Evaluated,
  changes: readonly PlannedChange[],
): readonly PlannedChange[] {
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  return [...resources.values()].flatMap((resource) => {
    const { logicalId, drift } = resource;
    if (drift === undefined || changed.has(logicalId) || !after.resources.has(logicalId)) return [];
    return [reverted(resource, after)];
  });
}

function reverted({ logicalId, type, physicalId, drift }: ResourceState, after: Evaluated): PlannedChange {
  const { property, actual = '' } = drift ?? {};
  const value = property === undefined ? undefined : after.resources.get(logicalId)?.properties[property];
  const previous = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  const detail = {
    target: {
      attribute: 'Properties',
      requiresRecreation: 'Never',
      attributeChangeType: 'SyncWithActual',
      ...(property !== undefined && {
        name: property,
        path: `/Properties/${property}`,
        beforeValue: actual,
        afterValue: previous,
        drift: { previous, actual },
      }),
    },
    evaluation: 'Static',
    changeSource: 'NoModification',
  } as const;
  return {
    action: 'SyncWithActual',
    logicalId,
    type,
    ...(physicalId !== undefined && { physicalId }),
    replacement: 'False',
    scope: ['Properties'],
    details: [detail],
  };
}
