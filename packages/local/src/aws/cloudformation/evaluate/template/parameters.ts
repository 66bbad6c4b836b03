import { formatError, TemplateFault } from '../fault.ts';
import { isList, isMap, isScalar, type Json, type JsonObject } from '../json.ts';
import { atMost, named } from './limits.ts';
import type { ParameterDeclaration } from './template.ts';

const properties = [
  'Type',
  'Description',
  'Default',
  'NoEcho',
  'AllowedValues',
  'AllowedPattern',
  'ConstraintDescription',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html */
const types =
  /^(String|Number|List<Number>|List<String>|CommaDelimitedList|(List<)?AWS::[A-Za-z0-9]+(::[A-Za-z0-9]+)+>?|AWS::SSM::Parameter::(Name|Value<(String|List<String>|CommaDelimitedList|(List<)?AWS::[A-Za-z0-9:]+>?)>))$/;

export function parameters(section: JsonObject): ReadonlyMap<string, ParameterDeclaration> {
  atMost(200, 'parameters', section);
  return new Map(Object.entries(section).map(([key, body]) => [key, parameter(key, body)]));
}

function parameter(key: string, body: Json): ParameterDeclaration {
  named('Parameter', key);
  if (!isMap(body)) throw formatError('Every Parameters member must be an object.');
  const stranger = Object.keys(body).find((name) => !properties.includes(name));
  if (stranger !== undefined) throw new TemplateFault(`Invalid template parameter property '${stranger}'`);
  const type = body['Type'];
  if (typeof type !== 'string') throw formatError('Every Parameters object must contain a Type member.');
  if (!types.test(type)) throw formatError(`Unrecognized parameter type: ${type}`);
  return {
    key,
    type,
    noEcho: text(body, 'NoEcho')?.toLowerCase() === 'true',
    ...texts(body),
    ...bounds(body),
  };
}

function texts(body: JsonObject) {
  const all = {
    description: text(body, 'Description'),
    default: text(body, 'Default'),
    allowedPattern: text(body, 'AllowedPattern'),
    constraintDescription: text(body, 'ConstraintDescription'),
    allowedValues: allowedValues(body['AllowedValues']),
  };
  return {
    ...(all.description !== undefined && { description: all.description }),
    ...(all.default !== undefined && { default: all.default }),
    ...(all.allowedPattern !== undefined && { allowedPattern: all.allowedPattern }),
    ...(all.constraintDescription !== undefined && { constraintDescription: all.constraintDescription }),
    ...(all.allowedValues !== undefined && { allowedValues: all.allowedValues }),
  };
}

function bounds(body: JsonObject) {
  return {
    ...bound(body, 'MinLength', 'minLength'),
    ...bound(body, 'MaxLength', 'maxLength'),
    ...bound(body, 'MinValue', 'minValue'),
    ...bound(body, 'MaxValue', 'maxValue'),
  };
}

function bound<Name extends string>(body: JsonObject, property: string, name: Name): Partial<Record<Name, number>> {
  const value = body[property];
  if (value === undefined) return {};
  const number = Number(isScalar(value) ? value : NaN);
  if (Number.isNaN(number)) throw formatError(`Every ${property} member must be a number.`);
  const entry: Partial<Record<string, number>> = { [name]: number };
  return entry;
}

// "Every Default member must be a string.", "Every AllowedValues member must be a list.":
// https://github.com/aws-cloudformation/cfn-lint/issues/1295
function text(body: JsonObject, property: string): string | undefined {
  const value = body[property];
  if (value === undefined) return undefined;
  if (!isScalar(value)) throw formatError(`Every ${property} member must be a string.`);
  return String(value);
}

function allowedValues(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!isList(value)) throw formatError('Every AllowedValues member must be a list.');
  return value.map((each) => {
    if (!isScalar(each)) throw formatError('Every AllowedValues value must be a string.');
    return String(each);
  });
}
