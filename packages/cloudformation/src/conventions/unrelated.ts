import type { Json, Template } from '../template/template.ts';
import type { Draft } from './draft.ts';
import { isObject } from '../template/contains.ts';
import { intrinsic, leaves } from './json.ts';
import { nameProperty } from './names/check-names.ts';
import { references } from './references.ts';
import { written } from './written.ts';

/** A template of resources that have nothing to do with each other, and into which templates it would fall. */
export function checkUnrelated(template: Template): Draft[] {
  const groups = relatedGroups(template);
  if (groups.length < 2) return [];
  const named = groups.map((ids) => `${servicesOf(template, ids).join(', ')} (${ids.join(', ')})`);
  return [
    {
      rule: 'unrelated-types',
      problem: `The template has ${String(groups.length)} groups of resources that have nothing to do with each other: ${named.join('; ')}.`,
      remedy: 'Make a template of each, so that each is changed, reviewed and rolled back alone.',
      path: ['Resources', groups[1]?.[0] ?? ''],
    },
  ];
}

/** Logical ids, in groups that are held together by references, by one's name in another, by service, or by exporting under one name. */
function relatedGroups(template: Template): string[][] {
  const ids = [...template.resources.keys()];
  const group = new Map(ids.map((id) => [id, id]));
  const join = (one: string, other: string): void => {
    const [from, to] = [group.get(one), group.get(other)];
    for (const [id, name] of group) if (name === from && to !== undefined) group.set(id, to);
  };
  for (const [one, other] of relations(template)) join(one, other);
  return [...new Set(group.values())].map((name) => ids.filter((id) => group.get(id) === name));
}

function* relations(template: Template): Generator<[string, string]> {
  const all = isObject(template.body['Resources']) ? template.body['Resources'] : {};
  const names = physicalNamesOf(template);
  const services = new Map<string, string>();
  for (const [id, { type }] of template.resources) {
    const body = all[id] ?? null;
    for (const name of [...references(template, body), ...dependencies(body)]) yield [id, name];
    const texts = textsIn(body);
    for (const [other, name] of names) if (other !== id && texts.some((text) => text.includes(name))) yield [id, other];
    yield [id, services.get(serviceOf(type)) ?? id];
    services.set(serviceOf(type), id);
  }
  yield* exportedTogether(template);
}

function dependencies(body: Json): string[] {
  const value = isObject(body) ? (body['DependsOn'] ?? []) : [];
  return leaves({ value, path: [] }).map((leaf) => String(leaf.value));
}

/** Names long enough to mean their resource wherever they stand. */
function physicalNamesOf({ resources }: Template): [string, string][] {
  return [...resources].flatMap(([id, { type, properties }]) => {
    const value = properties[nameProperty(type) ?? ''];
    return value === undefined
      ? []
      : written(value)
          .filter((name) => name.length >= 8)
          .map((name): [string, string] => [id, name]);
  });
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string' || intrinsic(value) !== undefined) return [...written(value), ...inner(value)];
  return inner(value);

  function inner(node: Json): string[] {
    return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsIn) : [];
  }
}

/** Outputs exported as `stack::One` and `stack::Other` are parts of one thing. */
function* exportedTogether(template: Template): Generator<[string, string]> {
  const outputs = isObject(template.body['Outputs']) ? template.body['Outputs'] : {};
  const first = new Map<string, string>();
  for (const output of Object.values(outputs)) {
    const exported = isObject(output) && isObject(output['Export']) ? written(output['Export']['Name'] ?? '') : [];
    const prefix = /^(.+)::[^:}]+$/.exec(exported[0] ?? '')?.[1];
    const owners = [...references(template, output)].filter((name) => template.resources.has(name));
    if (prefix === undefined) continue;
    for (const owner of owners) {
      yield [owner, first.get(prefix) ?? owner];
      first.set(prefix, owner);
    }
  }
}

function servicesOf({ resources }: Template, ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => serviceOf(resources.get(id)?.type ?? '').replace(/^AWS::/, '')))];
}

/** `AWS::S3` of AWS::S3::Bucket. */
function serviceOf(type: string): string {
  return type.split('::').slice(0, 2).join('::');
}
