/** Where a text ceases to be JSON: line and column from 1, and what stands there ('' at its end). */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly found: string;
}

const token =
  /(?<mark>[{}[\],:])|(?<string>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<scalar>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy;
const blanks = /[ \t\r\n]*/y;

type State = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'after';
const value: Readonly<Record<string, State>> = {
  string: 'after',
  scalar: 'after',
  '{': 'first key',
  '[': 'first item',
};
const moves: Readonly<Record<State, Readonly<Record<string, State>>>> = {
  value,
  'first item': { ...value, ']': 'after' },
  'first key': { string: 'colon', '}': 'after' },
  key: { string: 'colon' },
  colon: { ':': 'value' },
  after: {},
};

/** JSON.parse says it in words only, and not always. The text must be one that it refuses. */
export function jsonFault(text: string): JsonFault {
  const open: string[] = [];
  let state: State = 'value';
  let at = skip(text, 0);
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    const kind = match?.groups?.['mark'] ?? (match?.groups?.['string'] === undefined ? 'scalar' : 'string');
    const next: State | undefined =
      match === null ? undefined : (moves[state][kind] ?? following(state, kind, open.at(-1)));
    if (match === null || next === undefined) return faultAt(text, at);
    if (kind === '{' || kind === '[') open.push(kind);
    if (kind === '}' || kind === ']') open.pop();
    state = next;
    at = skip(text, at + match[0].length);
  }
}

/** What may come after a whole value depends on what it stands in. */
function following(state: State, kind: string, inside: string | undefined): State | undefined {
  if (state !== 'after') return undefined;
  if (inside === '{') return { ',': 'key' as const, '}': 'after' as const }[kind];
  if (inside === '[') return { ',': 'value' as const, ']': 'after' as const }[kind];
  return undefined;
}

function skip(text: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

function faultAt(text: string, at: number): JsonFault {
  const found = /^[\w.+-]+|^./u.exec(text.slice(at))?.[0] ?? '';
  return { ...placeOf(text, at), found };
}

/** Line and column, from 1, of an index into a text. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
