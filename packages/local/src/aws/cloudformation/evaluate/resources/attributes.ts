import { templateError } from '../fault.ts';
import { isList, isScalar, type Json } from '../json.ts';
import { arnOf, foreignArn } from './arns.ts';
import { ec2Id, knownAttributes } from './known-attributes.ts';
import { at, nameOf } from './names.ts';
import { kindOf, type Place, serviceOf } from './place.ts';
import { lower, random } from './random.ts';
import { isFree, type PropertyType, resourceType } from './specification.ts';

/** What Fn::GetAtt gives: made up where AWS makes it up, of a likely form. Throws for what the type does not have. */
export function attributeValue(place: Place, name: string): Json {
  const known = resourceType(place.type);
  const attribute = known?.attributes[name];
  if (attribute === undefined && !isFree(place.type))
    throw templateError(`resource ${place.logicalId} does not support attribute type ${name} in Fn::GetAtt`);
  const given = at(place.properties, name);
  if (isScalar(given) || isList(given)) return given;
  return made(place, name, attribute?.type ?? { type: 'string' });
}

/** The names of a type's attributes. */
export function attributeNames(type: string): readonly string[] {
  return Object.keys(resourceType(type)?.attributes ?? {});
}

function made(place: Place, name: string, { type }: PropertyType): Json {
  if (type === 'array') return [1, 2].map((index) => text({ ...place, seed: `${place.seed}/${String(index)}` }, name));
  if (type === 'integer' || type === 'number') return name.endsWith('Port') ? port(place) : 1;
  return type === 'boolean' ? false : text(place, name);
}

function text(place: Place, name: string): string {
  const known = knownAttributes[place.type]?.[name];
  if (known !== undefined) return known(place);
  const kind = kindOf(place);
  const last = name.split('.').at(-1) ?? name;
  if (isOwnArn(place.type, name)) return arnOf(place, (id) => idNamed(place, id));
  if (/arns?$/i.test(last)) return foreignArn(place, last);
  if (isOwnName(last, kind)) return nameOf(place).text;
  if (last.endsWith('Port')) return String(port(place));
  if (/ur[il]$/i.test(last)) return `https://${host(place)}`;
  if (/(Address|Addresses|Endpoint|DomainName|DNSName)$/.test(last)) return host(place);
  if (/(edAt|Time|Date|Timestamp)$/.test(last)) return '2026-01-01T00:00:00Z';
  if (/(Status|State)$/.test(last)) return 'ACTIVE';
  if (last === 'Id' || last.endsWith('Id')) return idOf(place, last);
  return random(`${place.seed}/${name}`, 12, lower);
}

/** An id that only its ARN's template names (`SecurityGroupId`), where the type has such an attribute. */
function idNamed(place: Place, name: string): string | undefined {
  const names = attributeNames(place.type);
  if (names.includes(name)) return text(place, name);
  return ec2Id(place, name.replace(/Id$/, ''));
}

function idOf(place: Place, name: string): string {
  const kind = kindOf(place);
  // The id of this very resource goes by `Id`, `GroupId`, `InstanceId`; another's (`VpcId`) does not.
  if (name === 'Id' || kind.endsWith(name.replace(/Id$/, ''))) {
    const own = knownAttributes[place.type]?.['Id'];
    return ec2Id(place, kind) ?? own?.(place) ?? random(place.seed, 10, lower);
  }
  return ec2Id(place, name === 'VpcId' ? 'VPC' : name.replace(/Id$/, '')) ?? random(`${place.seed}/${name}`, 10, lower);
}

/** `Arn`, `DBClusterArn` of a cluster, `PolicyArn` of a managed policy; not `KeyArn` of a table. */
function isOwnArn(type: string, name: string): boolean {
  const [, of] = /^(.*)arn$/i.exec(name) ?? [];
  const kind = type.split('::').at(-1) ?? type;
  return of !== undefined && kind.toLowerCase().endsWith(of.toLowerCase());
}

function isOwnName(name: string, kind: string): boolean {
  return name === 'Name' || name === `${kind}Name`;
}

function host(place: Place): string {
  const label = nameOf(place)
    .text.toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-');
  return `${label}.${random(place.seed, 12, lower)}.${place.region}.${serviceOf(place)}.amazonaws.com`;
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/accessing-elasticache.html and RDS's page of ports. */
function port({ properties, type }: Place): number {
  if (isScalar(properties['Port'])) return Number(properties['Port']);
  if (type.startsWith('AWS::ElastiCache::')) return 6379;
  const engine = properties['Engine'];
  if (type.startsWith('AWS::RDS::')) return typeof engine === 'string' && engine.includes('postgres') ? 5432 : 3306;
  return 443;
}
