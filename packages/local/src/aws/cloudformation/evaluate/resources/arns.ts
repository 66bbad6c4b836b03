import { isScalar } from '../json.ts';
import { nameOf } from './names.ts';
import { kindOf, type Place, serviceOf } from './place.ts';
import { lower, random } from './random.ts';
import { resourceType } from './specification.ts';

/** The resource's own ARN, in the form that its service publishes; in a likely one where it publishes none. */
export function arnOf(place: Place, idOf: (name: string) => string | undefined): string {
  const { partition, region, account, properties } = place;
  const name = nameOf(place).text;
  const template = resourceType(place.type)?.arnTemplate;
  if (template === undefined)
    return `arn:${partition}:${serviceOf(place)}:${region}:${account}:${kindOf(place).toLowerCase()}/${name}`;
  return template.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
    if (variable === 'Partition') return partition;
    if (variable === 'Region') return region;
    if (variable === 'Account') return account;
    if (variable.endsWith('WithPath')) return `${pathOf(properties['Path'])}${name}`;
    // A secret's ARN ends in six characters of its own: https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
    if (variable === 'SecretId') return `${name}-${random(`${place.seed}/secret`, 6, lower)}`;
    const property = properties[variable];
    return isScalar(property) ? String(property) : (idOf(variable) ?? name);
  });
}

/** The ARN of something else that the resource only names. */
export function foreignArn(place: Place, attribute: string): string {
  const { partition, region, account, seed } = place;
  const kind = attribute.replace(/Arns?$/i, '').toLowerCase() || kindOf(place).toLowerCase();
  return `arn:${partition}:${serviceOf(place)}:${region}:${account}:${kind}/${random(`${seed}/${attribute}`, 12, lower)}`;
}

function pathOf(path: unknown): string {
  return typeof path === 'string' ? path.replace(/^\//, '') : '';
}
