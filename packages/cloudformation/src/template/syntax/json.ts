import type { Json, JsonObject } from '../template.ts';
import type { Content, Mapping } from './content.ts';
import { jsonNumber } from './plain-scalar.ts';

export function toJson(content: Content): Json {
  switch (content.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return content.value;
    case 'null':
      return null;
    case 'list':
      return content.items.map(toJson);
    case 'map':
      return toJsonObject(content);
    default:
      return content satisfies never;
  }
}

/** Without a prototype: a template's names may be any, `constructor` too. */
export function toJsonObject({ entries }: Mapping): JsonObject {
  return { __proto__: null, ...Object.fromEntries([...entries].map(([key, { value }]) => [key, toJson(value)])) };
}

/** JSON without a blank, numbers as they were written. */
export function compactJson(content: Content): string {
  switch (content.kind) {
    case 'number':
      return jsonNumber(content);
    case 'list':
      return `[${content.items.map(compactJson).join(',')}]`;
    case 'map': {
      const pairs = [...content.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${compactJson(value)}`);
      return `{${pairs.join(',')}}`;
    }
    case 'text':
    case 'flag':
      return JSON.stringify(content.value);
    case 'null':
      return 'null';
    default:
      return content satisfies never;
  }
}

/** Compact JSON with the keys of every map in order: equal texts have equal meanings. */
export function canonicalJson(content: Content): string {
  return compactJson(sorted(content));
}

function sorted(content: Content): Content {
  if (content.kind === 'list') return { ...content, items: content.items.map(sorted) };
  if (content.kind !== 'map') return content;
  const pairs = [...content.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...content, entries: new Map(pairs.map(([key, { at, value }]) => [key, { at, value: sorted(value) }])) };
}
