import type { ChangeDetail, Evaluated, EvaluatedResource, PlannedChange } from '../../evaluation.ts';
import type { JsonObject } from '../json.ts';
import { comparison, type Comparison, isUnknown, pair } from './comparison.ts';
import { foretoldMembers, referencesIn } from './declared.ts';
import { detailsOf } from './details.ts';
import { member } from './differences.ts';

/** What a change set of the two would list: what is added and changed, each after what it depends on, then what is removed. */
export function compare(before: Evaluated | undefined, after: Evaluated): readonly PlannedChange[] {
  const compared = comparison(before ?? { ...after, resources: new Map() }, after);
  for (const [logicalId, resource] of after.resources) {
    const change = changeOf(compared, resource);
    if (change !== undefined) compared.changes.set(logicalId, change);
  }
  const removed = [...compared.before.resources.values()].filter(({ logicalId }) => !after.resources.has(logicalId));
  return [...compared.changes.values(), ...removed.map((each) => removal(compared, each))];
}

function changeOf(compared: Comparison, resource: EvaluatedResource): PlannedChange | undefined {
  const { logicalId, type } = resource;
  const both = pair(compared, logicalId);
  if (both === undefined)
    return {
      action: resource.imported === true ? 'Import' : 'Add',
      logicalId,
      type,
      ...(resource.imported === true && { physicalId: resource.physicalId }),
      scope: [],
      details: [],
      afterContext: contextAfter(compared, resource),
    };
  const [before, after] = both;
  const details = detailsOf(compared, before, after);
  if (details.length === 0) return undefined;
  const replacement = replacementOf(details);
  return {
    action: 'Modify',
    logicalId,
    type,
    physicalId: before.physicalId,
    replacement,
    ...(replacement !== 'False' && { policyAction: `ReplaceAnd${after.updateReplacePolicy}` as const }),
    scope: [...new Set(details.map(({ target }) => target.attribute))],
    details,
    beforeContext: contextBefore(compared, before),
    afterContext: contextAfter(compared, after),
  };
}

function removal(compared: Comparison, resource: EvaluatedResource): PlannedChange {
  const { logicalId, type, physicalId, deletionPolicy } = resource;
  return {
    action: 'Remove',
    logicalId,
    type,
    physicalId,
    policyAction: deletionPolicy === 'RetainExceptOnCreate' ? 'Retain' : deletionPolicy,
    scope: [],
    details: [],
    beforeContext: contextBefore(compared, resource),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html, "Replacement" */
function replacementOf(details: readonly ChangeDetail[]): 'True' | 'False' | 'Conditional' {
  const recreates = details.filter(({ target }) => (target.requiresRecreation ?? 'Never') !== 'Never');
  const certain = recreates.some((each) => each.evaluation === 'Static' && each.target.requiresRecreation === 'Always');
  if (certain) return 'True';
  return recreates.length > 0 ? 'Conditional' : 'False';
}

function contextBefore({ before }: Comparison, resource: EvaluatedResource): string {
  return contextOf(resource, withoutSecrets(before, resource, resource.properties));
}

function contextAfter(compared: Comparison, resource: EvaluatedResource): string {
  const declared = resource.declared?.['Properties'];
  const properties = foretoldMembers(resource.properties, declared, (each) => isUnknown(compared, each));
  return contextOf(resource, withoutSecrets(compared.after, resource, properties));
}

function withoutSecrets(
  { parameters }: Evaluated,
  { declared }: EvaluatedResource,
  properties: JsonObject,
): JsonObject {
  const secrets = new Set(parameters.filter(({ noEcho }) => noEcho).map(({ key }) => key));
  const isSecret = (name: string) =>
    referencesIn(member(declared?.['Properties'], name)).some((each) => each.kind === 'ref' && secrets.has(each.name));
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, isSecret(name) ? '****' : value] as const),
  );
}

function contextOf({ metadata }: Pick<EvaluatedResource, 'metadata'>, properties: JsonObject): string {
  return JSON.stringify({ Properties: properties, ...(metadata !== undefined && { Metadata: metadata }) });
}
