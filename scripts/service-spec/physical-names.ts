import type { Resource } from '@aws-cdk/service-spec-types';
import { generated, wrapped } from './generated.ts';

/** `Service::Resource=Property` of every type whose name is chosen in the template and must be free in the whole account. */
export function physicalNames(types: readonly Resource[]): string {
  const named = types.flatMap((type) => {
    const property = nameOf(type);
    if (property === undefined || !type.cloudFormationType.startsWith('AWS::')) return [];
    const own = type.cloudFormationType.slice('AWS::'.length);
    return [property === `${type.name}Name` ? own : `${own}=${property}`];
  });
  return generated({
    comment:
      'Types with a name of their own, without `AWS::`: `Lambda::Function` (its FunctionName), `Events::Rule=Name`.',
    declaration: `export const physicalNames = ${wrapped(named)};`,
  });
}

/** Property by which a type is called: it replaces the resource when it changes, and is its identifier or called after it. */
function nameOf({ name, properties, primaryIdentifier = [] }: Resource): string | undefined {
  // Two identifiers, or another resource that it needs to be there: the name need only be free within that.
  if (primaryIdentifier.length > 1) return undefined;
  const fixed = Object.entries(properties).filter(([, property]) => property.causesReplacement === 'yes');
  const names = fixed.filter(([key, { type }]) => type.type === 'string' && isNameOf(key, name)).map(([key]) => key);
  const own = names.find((key) => primaryIdentifier.includes(key)) ?? names.find((key) => !key.endsWith(`${name}Id`));
  const needed = fixed.filter(([key, { required }]) => required === true && key !== own);
  return needed.some(([key]) => /(Id|Arn|ARN|Name|Identifier)$/.test(key)) ? undefined : own;
}

/** `SubnetGroupName` and `CacheSubnetGroupName` call a SubnetGroup, `KeyName` a KeyPair; `BucketName` does not call a BucketPolicy. */
function isNameOf(key: string, resource: string): boolean {
  if (key === 'Name') return true;
  const { stem = '', end } = /^(?<stem>.+)(?<end>Name|Id|Identifier)$/.exec(key)?.groups ?? {};
  if (end === undefined) return false;
  if (resource.endsWith(stem) || stem.endsWith(resource)) return true;
  const part = /(Policy|Configuration|Attachment|Association|Settings|Output|Option|Source|Ingress)$/;
  return end === 'Name' && resource.startsWith(stem) && !part.test(resource);
}
