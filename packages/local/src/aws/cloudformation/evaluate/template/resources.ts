import { formatError, notHere, TemplateFault } from '../fault.ts';
import { isList, isMap, type Json, type JsonObject } from '../json.ts';
import { atMost, named } from './limits.ts';
import type { ResourceDeclaration } from './template.ts';

const attributes = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Description',
];

export function resources(section: JsonObject): ReadonlyMap<string, ResourceDeclaration> {
  if (Object.keys(section).length === 0) throw formatError('At least one Resources member must be defined.');
  atMost(500, 'resources', section);
  return new Map(Object.entries(section).map(([logicalId, body]) => [logicalId, resource(logicalId, body)]));
}

function resource(logicalId: string, body: Json): ResourceDeclaration {
  if (logicalId.startsWith('Fn::')) throw notHere(logicalId);
  named('Resource', logicalId);
  const at = `[/Resources/${logicalId}]`;
  if (!isMap(body)) throw formatError(`${at} Every Resources object must be an object.`);
  const { Type: type, Properties: properties = {}, Condition: condition } = body;
  if (type === undefined) throw formatError(`${at} Every Resources object must contain a Type member.`);
  if (typeof type !== 'string') throw formatError(`[/Resources/${logicalId}/Type] 'Type' must be a string.`);
  const stranger = Object.keys(body).find((name) => !attributes.includes(name));
  if (stranger !== undefined) throw new TemplateFault(`Invalid template resource property '${stranger}'`);
  if (!isMap(properties)) throw formatError(`[/Resources/${logicalId}/Properties] 'Properties' must be an object.`);
  if (condition !== undefined && typeof condition !== 'string')
    throw formatError(`[/Resources/${logicalId}/Condition] Every Condition member must be a string.`);
  return {
    logicalId,
    type,
    properties,
    dependsOn: dependsOn(body['DependsOn'], logicalId),
    ...(condition !== undefined && { condition }),
    body,
  };
}

function dependsOn(value: Json | undefined, logicalId: string): readonly string[] {
  if (value === undefined) return [];
  const all = isList(value) ? value : [value];
  return all.map((each) => {
    if (typeof each !== 'string')
      throw formatError(`[/Resources/${logicalId}/DependsOn] Every DependsOn value must be a string.`);
    return each;
  });
}
