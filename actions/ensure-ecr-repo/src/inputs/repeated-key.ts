import { parseJson } from '../boundary.ts';
import { placeOf } from './json-fault.ts';

/** A key that one object of a JSON text has twice, with the place of its second time: line and column from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

const token = /(?<string>"(?:[^"\\]|\\.)*")(?<colon>[ \t\r\n]*:)?|[{}[\]]/g;

/** JSON.parse keeps the last value without a word: of `"Effect"`, say. The text must be JSON; undefined if all is well. */
export function repeatedKey(json: string): RepeatedKey | undefined {
  const open: Set<string>[] = [];
  for (const match of json.matchAll(token)) {
    const { string, colon } = match.groups ?? {};
    if (match[0] === '{' || match[0] === '[') open.push(new Set());
    else if (match[0] === '}' || match[0] === ']') open.pop();
    if (string === undefined || colon === undefined) continue;
    const key = parseJson(string);
    const keys = open.at(-1);
    if (typeof key !== 'string') continue;
    if (keys?.has(key)) return { key, ...placeOf(json, match.index) };
    keys?.add(key);
  }
  return undefined;
}
