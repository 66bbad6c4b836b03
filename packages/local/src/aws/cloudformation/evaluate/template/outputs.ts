import { formatError } from '../fault.ts';
import { isMap, type Json, type JsonObject } from '../json.ts';
import { atMost, named } from './limits.ts';
import type { OutputDeclaration } from './template.ts';

const attributes = ['Value', 'Description', 'Export', 'Condition'];

export function outputs(section: JsonObject): ReadonlyMap<string, OutputDeclaration> {
  atMost(200, 'outputs', section);
  return new Map(Object.entries(section).map(([key, body]) => [key, output(key, body)]));
}

function output(key: string, body: Json): OutputDeclaration {
  named('Output', key);
  if (!isMap(body)) throw formatError(`Output ${key} is malformed.`);
  const stranger = Object.keys(body).find((name) => !attributes.includes(name));
  if (stranger !== undefined)
    throw formatError(`Output ${key} is malformed. Invalid template output property '${stranger}'`);
  const { Value: value, Description: description, Export: exported, Condition: condition } = body;
  if (value === undefined) throw formatError('Every Outputs member must contain a Value object');
  if (description !== undefined && typeof description !== 'string')
    throw formatError('Every Description member must be a string.');
  if (condition !== undefined && typeof condition !== 'string')
    throw formatError('Every Condition member must be a string.');
  return {
    key,
    value,
    ...(description !== undefined && { description }),
    ...(condition !== undefined && { condition }),
    ...(exported !== undefined && { exportName: exportName(key, exported) }),
  };
}

function exportName(key: string, exported: Json): Json {
  const name = isMap(exported) ? exported['Name'] : undefined;
  if (name === undefined || !isMap(exported) || Object.keys(exported).length > 1) throw malformedExport(key);
  return name;
}

export function malformedExport(key: string) {
  return formatError(
    `Output ${key} is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
  );
}
