import { definitionOf, isFree, type Property, type PropertyType, resourceType } from './specification.ts';

export type Recreation = 'Never' | 'Conditionally' | 'Always';

/** What a change at a path below Properties means for the resource: the strictest that any property on the way says. */
export function recreation(type: string, path: readonly string[]): Recreation {
  // Another ServiceToken is another custom resource, as all that its function answers with another physical id.
  if (isFree(type)) return path[0] === 'ServiceToken' ? 'Always' : 'Never';
  const known = resourceType(type);
  const additional = known?.additionalReplacementProperties ?? [];
  if (additional.some((each) => each.every((name, index) => name === '*' || path[index] === name))) return 'Always';
  let strictest: Recreation = 'Never';
  let properties: Readonly<Record<string, Property>> = known?.properties ?? {};
  for (const name of path) {
    const property = properties[name];
    if (property === undefined) continue;
    if (property.causesReplacement === 'yes') return 'Always';
    if (property.causesReplacement === 'maybe') strictest = 'Conditionally';
    properties = propertiesOf(property.type);
  }
  return strictest;
}

function propertiesOf(type: PropertyType): Readonly<Record<string, Property>> {
  if (type.type === 'array' || type.type === 'map') return propertiesOf(type.element);
  if (type.type === 'union')
    return Object.fromEntries(type.types.flatMap((each) => Object.entries(propertiesOf(each))));
  return definitionOf(type)?.properties ?? {};
}
