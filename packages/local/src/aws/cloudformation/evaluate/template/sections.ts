import { formatError, TemplateFault } from '../fault.ts';
import { isList, isMap, isScalar, type Json, type JsonObject } from '../json.ts';
import { atMost } from './limits.ts';
import { outputs } from './outputs.ts';
import { parameters } from './parameters.ts';
import { resources } from './resources.ts';
import { rules } from './rules.ts';
import type { Template } from './template.ts';

const known = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Hooks',
  'Resources',
  'Outputs',
];

/** Throws TemplateFault for a template whose sections are not built as CloudFormation wants them. */
export function readSections(body: Json): Template {
  if (!isMap(body)) throw formatError('unsupported structure.');
  const strangers = Object.keys(body).filter((name) => !known.includes(name));
  if (strangers.length > 0)
    throw new TemplateFault(`Invalid template property or properties [${strangers.join(', ')}]`);
  const version = body['AWSTemplateFormatVersion'];
  if (version !== undefined && version !== '2010-09-09')
    throw formatError('Unsupported value for AWSTemplateFormatVersion.');
  const description = descriptionOf(body['Description']);
  return {
    ...(description !== undefined && { description }),
    ...(body['Metadata'] !== undefined && { metadata: body['Metadata'] }),
    transforms: transforms(body['Transform']),
    parameters: parameters(section(body, 'Parameters')),
    mappings: mappings(section(body, 'Mappings')),
    conditions: new Map(Object.entries(section(body, 'Conditions'))),
    rules: rules(section(body, 'Rules')),
    resources: resources(section(body, 'Resources')),
    outputs: outputs(section(body, 'Outputs')),
  };
}

function section(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (value === undefined) return {};
  if (!isMap(value)) throw formatError(`[/${name}] must be an object`);
  return value;
}

function descriptionOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!isScalar(value)) throw formatError('Description must be a string.');
  if (Buffer.byteLength(String(value)) > 1024)
    throw formatError('Template Description must not be longer than 1024 characters.');
  return String(value);
}

function transforms(value: Json | undefined): readonly string[] {
  const all = value === undefined ? [] : isList(value) ? value : [value];
  return all.map((each) => {
    const name = isMap(each) ? each['Name'] : each;
    if (typeof name !== 'string') throw formatError('[/Transform] must be a string, an object with a Name, or a list');
    return name;
  });
}

function mappings(all: JsonObject): JsonObject {
  for (const [name, mapping] of Object.entries(all)) {
    if (!isMap(mapping)) throw formatError('Every Mappings member must be a map');
    for (const [key, attributes] of Object.entries(mapping)) {
      if (!isMap(attributes)) throw formatError(`[/Mappings/${name}/${key}] Every Mappings attribute must be a map`);
      for (const value of Object.values(attributes)) {
        if (isMap(value)) throw formatError('Every Mappings attribute must be a String or a List.');
      }
    }
  }
  atMost(200, 'mappings', all);
  return all;
}
