import type { Json, JsonObject, Path } from '../../template/template.ts';
import { isList, isObject } from '../../template/contains.ts';
import { intrinsic, items, type Node } from '../json.ts';
import { written } from '../written.ts';
import { parseJson } from '../boundary.ts';

/** One statement of an IAM policy. `needles`: the whole policy is one text, in which a finding is placed by what it names. */
export interface Statement {
  readonly body: JsonObject;
  readonly path: Path;
  readonly needles: boolean;
  /** Whether `${Name}` in a key is filled in: only in a text inside Fn::Sub. */
  readonly substitutesKeys: boolean;
}

/** The statements of a policy: a map, or JSON as text, plain or in Fn::Sub. undefined: it cannot be read before it is deployed. */
export function statementsOf({ value, path }: Node): Statement[] | undefined {
  const { name, argument } = intrinsic(value) ?? {};
  if (typeof value === 'string') return fromText({ text: value, wrap: (leaf) => leaf, path });
  if (name === 'Fn::Sub') {
    const [text, variables] = isList(argument) ? argument : [argument];
    if (typeof text !== 'string') return undefined;
    const wrap = (leaf: string): Json => ({ 'Fn::Sub': variables === undefined ? leaf : [leaf, variables] });
    return fromText({ text, wrap, path });
  }
  if (name === 'Fn::If') {
    const branches = items({ value, path }).map(statementsOf);
    return branches.includes(undefined) ? undefined : branches.flatMap((statements) => statements ?? []);
  }
  return isObject(value) && name === undefined ? fromMap(value, path) : undefined;
}

function fromMap(body: JsonObject, path: Path): Statement[] | undefined {
  const found = items({ value: body['Statement'] ?? [], path: [...path, 'Statement'] });
  const statements = found.flatMap((item) => {
    const readable = isObject(item.value) && intrinsic(item.value) === undefined;
    return readable ? [{ body: item.value, path: item.path, needles: false, substitutesKeys: false }] : [];
  });
  return statements.length === found.length ? statements : undefined;
}

interface PolicyText {
  readonly text: string;
  readonly wrap: (leaf: string) => Json;
  readonly path: Path;
}

function fromText({ text, wrap, path }: PolicyText): Statement[] | undefined {
  const parsed = parseJson(text);
  const statement = isObject(parsed) ? parsed['Statement'] : undefined;
  if (statement === undefined) return undefined;
  const substitutesKeys = wrap('') !== '';
  return (isList(statement) ? statement : [statement]).flatMap((body) =>
    isObject(body) ? [{ body: wrapLeaves(body, wrap), path, needles: true, substitutesKeys }] : [],
  );
}

function wrapLeaves(body: JsonObject, wrap: (leaf: string) => Json): JsonObject {
  const entries = Object.entries(body).map(([key, value]): [string, Json] => [key, wrapped(value)]);
  return Object.fromEntries(entries);

  function wrapped(value: Json): Json {
    if (typeof value === 'string') return value.includes('${') ? wrap(value) : value;
    if (isList(value)) return value.map(wrapped);
    return isObject(value) ? wrapLeaves(value, wrap) : value;
  }
}

/** One value of a statement: the text it comes to, what it was written as, and where. */
export interface Entry {
  readonly text: string;
  readonly value: Json;
  readonly path: Path;
  readonly needle?: string;
}

/** The values of a statement's element (`Action`, `Resource`), one or many. */
export function entriesOf(statement: Statement, element: string): Entry[] {
  const value = statement.body[element];
  return value === undefined ? [] : entriesIn(statement, { value, path: elementPath(statement, [element]) });
}

/** The values of a node within a statement; see `elementPath` for its path. */
export function entriesIn(statement: Statement, node: Node): Entry[] {
  return items(node).flatMap(({ value, path }) =>
    written(value).map((text) =>
      statement.needles ? { text, value, path: statement.path, needle: text } : { text, value, path },
    ),
  );
}

/** Where an element of a statement stands: in itself, or in the text that holds the whole policy. */
export function elementPath({ path, needles }: Statement, element: Path): Path {
  return needles ? path : [...path, ...element];
}

/** Whether it gives rights. Effect can only be Allow or Deny. */
export function allows({ body }: Statement): boolean {
  return body['Effect'] !== 'Deny';
}
