import type { Path, Template } from '../../template/template.ts';
import { isList, isObject } from '../../template/contains.ts';
import type { Node } from '../json.ts';
import { statementsOf, type Statement } from './document.ts';

/** Every policy that gives rights in a template (`PolicyDocument`, whoever holds it); undefined statements: it cannot be read. */
export function policiesOf({
  body,
}: Template): { readonly path: Path; readonly statements: Statement[] | undefined }[] {
  const resources = body['Resources'];
  if (!isObject(resources)) return [];
  const nodes = documents({ value: resources, path: ['Resources'] });
  return nodes.map((node) => ({ path: node.path, statements: statementsOf(node) }));
}

function documents({ value, path }: Node): Node[] {
  if (isList(value)) return value.flatMap((item, index) => documents({ value: item, path: [...path, index] }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const node = { value: item, path: [...path, key] };
    return key === 'PolicyDocument' ? [node] : documents(node);
  });
}
