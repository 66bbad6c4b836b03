import type { Value } from '../service.ts';
import { isList } from './is-list.ts';

/** `value` as the content of an element: objects become elements, lists `<member>` elements, times ISO 8601. */
export function toXml(value: Value): string {
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return value.map((each) => element('member', each)).join('');
  if (typeof value !== 'object') return escape(String(value));
  return Object.entries(value)
    .map(([name, each]) => (each === undefined ? '' : element(name, each)))
    .join('');
}

function element(name: string, value: Value): string {
  return `<${name}>${toXml(value)}</${name}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
