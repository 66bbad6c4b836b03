import type { Template } from '../../template/template.ts';
import { isList, isObject, type Node } from '../json.ts';
import { statementsOf, type Statement } from './document.ts';

/** The statements of every policy that gives rights in a template (`PolicyDocument`, whoever holds it). */
export function permissionStatements(template: Template): Statement[] {
  const resources = template.body['Resources'];
  if (!isObject(resources)) return [];
  return documents({ value: resources, path: ['Resources'] }).flatMap((document) => statementsOf(document) ?? []);
}

function documents({ value, path }: Node): Node[] {
  if (isList(value)) return value.flatMap((item, index) => documents({ value: item, path: [...path, index] }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const node = { value: item, path: [...path, key] };
    return key === 'PolicyDocument' ? [node] : documents(node);
  });
}
