import { isMap, isScalar, type Json, type JsonObject } from '../json.ts';
import { kindOf, type Place, serviceOf } from './place.ts';
import { random, upper } from './random.ts';
import { type Resource, resourceType } from './specification.ts';

export interface Name {
  readonly text: string;
  /** By the template: another resource of this name cannot be made beside it. */
  readonly fixed: boolean;
}

/** Services whose names have no capitals (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html and the like). */
const lowerCase = new Set(['s3', 'rds', 'elasticache', 'neptune', 'docdb', 'redshift', 'opensearchservice', 'ecr']);
/** How long a name may be where it matters for names that CloudFormation makes. */
const longest: Readonly<Record<string, number>> = { s3: 63, iam: 64, lambda: 64, rds: 63, elasticache: 40 };

/** The resource's own name: the template's, or `STACK-LOGICAL-RANDOM12`. */
export function nameOf(place: Place): Name {
  const given = nameProperties(place)
    .map((property) => place.properties[property])
    .find((value) => isScalar(value));
  return given === undefined ? { text: generatedName(place), fixed: false } : { text: String(given), fixed: true };
}

/** `STACK-LOGICAL-RANDOM12`, in the letters and the length that its service takes. */
export function generatedName(place: Place): string {
  const { stackName, logicalId, seed } = place;
  const service = serviceOf(place);
  const suffix = `-${random(seed, 12, upper)}`;
  const text = `${stackName}-${logicalId}`.slice(0, (longest[service] ?? 255) - suffix.length) + suffix;
  return lowerCase.has(service) ? text.toLowerCase() : text;
}

/** The properties that may hold the name: its identifier's, its ARN's, or the one that is called so. */
function nameProperties(place: Place): readonly string[] {
  const known = resourceType(place.type);
  if (known === undefined) return [];
  const inArn = [...(known.arnTemplate ?? '').matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  return [...identifiers(known), ...inArn, `${kindOf(place)}Name`, 'Name'].filter(
    (name) => known.properties[name]?.type.type === 'string',
  );
}

/** What Ref is made of, as paths of properties and attributes. */
export function identifiers({ cfnRefIdentifier, primaryIdentifier }: Resource): readonly string[] {
  return cfnRefIdentifier ?? primaryIdentifier ?? [];
}

/** The value at `Endpoint.Port`, or `Endpoint/Port`, of an object. */
export function at(value: JsonObject, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path.split(/[./]/)) found = isMap(found) ? found[key] : undefined;
  return found;
}
