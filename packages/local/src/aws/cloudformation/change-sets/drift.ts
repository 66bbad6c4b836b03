import type { Evaluated, PlannedChange } from '../evaluation.ts';
import type { ResourceState, StackState } from '../stacks/stack.ts';

/**
 * The changes of a change set of DeploymentMode REVERT_DRIFT: also the resources that somebody has changed or deleted, as the template
 * wants them; one that the template has been brought in line with is only noted
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html).
 */
export function withDrift(
  { resources }: StackState,
  after: Evaluated,
  changes: readonly PlannedChange[],
): readonly PlannedChange[] {
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  const taken = [...resources.values()].flatMap((resource) => {
    const { logicalId, drift } = resource;
    if (drift === undefined || changed.has(logicalId) || !after.resources.has(logicalId)) return [];
    return [reverted(resource, after)];
  });
  return [...changes.map((change) => synced(change, resources.get(change.logicalId))), ...taken];
}

function synced(change: PlannedChange, resource: ResourceState | undefined): PlannedChange {
  const { property, actual } = resource?.drift ?? {};
  const agrees = change.details.every(({ target }) => target.name === property && target.afterValue === actual);
  if (change.action !== 'Modify' || actual === undefined || !agrees) return change;
  const details = change.details.map(({ target, ...detail }) => ({
    ...detail,
    changeSource: 'NoModification' as const,
    target: { ...target, attributeChangeType: 'SyncWithActual' as const },
  }));
  return { ...change, action: 'SyncWithActual', replacement: 'False', details };
}

function reverted({ logicalId, type, physicalId, drift }: ResourceState, after: Evaluated): PlannedChange {
  const { property, actual = '' } = drift ?? {};
  const value = property === undefined ? undefined : after.resources.get(logicalId)?.properties[property];
  const previous = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  const detail = {
    target: {
      attribute: 'Properties',
      requiresRecreation: 'Never',
      attributeChangeType: 'Modify',
      ...(property !== undefined && {
        name: property,
        path: `/Properties/${property}`,
        beforeValue: actual,
        afterValue: previous,
        drift: { previous, actual },
      }),
    },
    evaluation: 'Static',
  } as const;
  return {
    action: drift?.status === 'DELETED' ? 'Add' : 'Modify',
    logicalId,
    type,
    ...(physicalId !== undefined && { physicalId }),
    replacement: 'False',
    scope: ['Properties'],
    details: [detail],
  };
}
