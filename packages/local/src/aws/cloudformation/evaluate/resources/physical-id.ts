import { isScalar } from '../json.ts';
import { attributeValue } from './attributes.ts';
import { arnOf } from './arns.ts';
import { ec2Id } from './known-attributes.ts';
import { at, generatedName, identifiers, nameOf } from './names.ts';
import { kindOf, type Place } from './place.ts';
import { random, upper, uuid } from './random.ts';
import { type Resource, resourceType } from './specification.ts';

/** Their Ref is the secret's ARN (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html). */
const byArn = new Set(['AWS::SecretsManager::Secret']);

/**
 * The physical id, which is also what Ref gives: what the specification calls the type's identifier. Where that is the
 * template's to give, as given; else made up.
 */
export function physicalIdOf(place: Place): string {
  if (place.type === 'AWS::CloudFormation::Stack') return nestedStackId(place);
  const known = resourceType(place.type);
  if (known === undefined) return nameOf(place).text;
  if (byArn.has(place.type)) return arnOf(place, () => undefined);
  const segments = identifiers(known).flatMap(
    (path, _, all) => segment(place, known, { path, only: all.length === 1 }) ?? [],
  );
  return segments.length === 0 ? nameOf(place).text : segments.join('|');
}

function segment(
  place: Place,
  known: Resource,
  { path, only }: { readonly path: string; readonly only: boolean },
): string | undefined {
  const given = at(place.properties, path);
  if (isScalar(given)) return String(given);
  if (known.properties[path] !== undefined)
    return only || (path.endsWith('Name') && path !== 'EventBusName') ? nameOf(place).text : undefined;
  // Types from before the registry have an `Id` that is nothing but the name that CloudFormation made up.
  if (path === 'Id' && isSynthetic(place, known)) return generatedName(place);
  const value = attributeValue(place, path);
  return isScalar(value) ? String(value) : nameOf(place).text;
}

function isSynthetic(place: Place, { arnTemplate }: Resource): boolean {
  return (
    arnTemplate === undefined && ec2Id(place, kindOf(place)) === undefined && !place.type.startsWith('AWS::Cognito::')
  );
}

function nestedStackId({ partition, region, account, stackName, logicalId, seed }: Place): string {
  const name = `${stackName}-${logicalId}-${random(seed, 12, upper)}`;
  return `arn:${partition}:cloudformation:${region}:${account}:stack/${name}/${uuid(seed)}`;
}
