import type { DeletionPolicy, EvaluatedResource } from '../../evaluation.ts';
import { formatError } from '../fault.ts';
import type { JsonObject } from '../json.ts';
import type { Resolver } from '../functions/resolver.ts';
import type { ResourceDeclaration } from '../template/template.ts';

type Policies = Pick<EvaluatedResource, 'deletionPolicy' | 'updateReplacePolicy'>;

const all: readonly DeletionPolicy[] = ['Delete', 'Retain', 'Snapshot', 'RetainExceptOnCreate'];
const words = { DeletionPolicy: 'DeletionPolicy', UpdateReplacePolicy: 'UpdateReplacePolicy' } as const;

/** Throws where a policy is none that there is. */
export function policiesOf(declared: ResourceDeclaration, properties: JsonObject, resolver: Resolver): Policies {
  const deletion = written(declared, words.DeletionPolicy, resolver);
  const replacing = written(declared, words.UpdateReplacePolicy, resolver) ?? 'Delete';
  if (replacing === 'RetainExceptOnCreate') throw unrecognized(declared, words.UpdateReplacePolicy, replacing);
  return { deletionPolicy: deletion ?? defaultOf(declared.type, properties), updateReplacePolicy: replacing };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html, "Snapshot" */
function defaultOf(type: string, properties: JsonObject): DeletionPolicy {
  const snapshot =
    type === 'AWS::RDS::DBCluster' ||
    (type === 'AWS::RDS::DBInstance' && properties['DBClusterIdentifier'] === undefined);
  return snapshot ? 'Snapshot' : 'Delete';
}

function written(declared: ResourceDeclaration, name: string, resolver: Resolver): DeletionPolicy | undefined {
  const raw = declared.body[name];
  if (raw === undefined) return undefined;
  // Functions are for AWS::LanguageExtensions only.
  const value = resolver.template.transforms.includes('AWS::LanguageExtensions') ? resolver.resolve(raw) : raw;
  const found = all.find((each) => each === value);
  if (found === undefined) throw unrecognized(declared, name, value);
  return found;
}

function unrecognized({ logicalId }: ResourceDeclaration, name: string, value: unknown) {
  return typeof value === 'string'
    ? formatError(`Unrecognized ${name} ${value} for resource ${logicalId}`)
    : formatError(`Every ${name} member must be a string.`);
}
