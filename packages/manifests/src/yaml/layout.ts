import {
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
} from 'yaml';

export type Collection = YAMLMap | YAMLSeq;

export function isFlow(node: Collection): boolean {
  return node.flow === true;
}

/** The column of a block collection's keys or dashes. */
export function columnOf({ srcToken }: Collection): number {
  return srcToken !== undefined && 'indent' in srcToken ? srcToken.indent : 0;
}

/** Where the line of `offset` ends: before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return found > offset && text[found - 1] === '\r' ? found - 1 : found;
}

/** The line break that a file uses. */
export function lineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Where a value begins; after its anchor and tag. */
export function startOf(node: Node): number {
  return rangeOf(node)[0];
}

/** Where the last character of a value ends: without comments, blank lines and the line break. */
export function endOf(text: string, node: Node): number {
  const last = lastLeaf(node);
  if (typeof last === 'number') return last;
  const [, end] = spanOf(text, last);
  return isBlockScalar(last) ? text.slice(0, end).trimEnd().length : end;
}

/** Where new lines that follow a block value go; `fresh`: the place is the start of a line already. */
export function placeAfter(text: string, node: Node): { readonly offset: number; readonly fresh: boolean } {
  const last = lastLeaf(node);
  if (typeof last === 'number') return { offset: lineEnd(text, last), fresh: false };
  const [start, end] = spanOf(text, last);
  if (!isBlockScalar(last) || text[end - 1] !== '\n') return { offset: lineEnd(text, end), fresh: false };
  // Blank lines at the end of a block scalar belong to it when it says `+`.
  const keeps = /^[|>][0-9]?\+/.test(text.slice(start, end));
  const blank = keeps ? 0 : (/\n((?:\r?\n)+)$/.exec(text.slice(start, end))?.[1]?.length ?? 0);
  return { offset: end - blank, fresh: true };
}

/** A leaf, or the end of a key that has no value. */
function lastLeaf(node: Node): Node | number {
  if ((!isMap(node) && !isSeq(node)) || isFlow(node)) return node;
  const last: unknown = node.items.at(-1);
  if (isPair(last)) return isNode(last.value) ? lastLeaf(last.value) : keyEnd(last);
  return isNode(last) ? lastLeaf(last) : node;
}

export function keyEnd({ key }: Pair): number {
  return isNode(key) ? rangeOf(key)[1] : 0;
}

export function isBlockScalar(node: Node): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Spaces by which the document's author indents. */
export function indentStep({ contents }: Document.Parsed): number {
  if (!isMap(contents) || isFlow(contents)) return 2;
  const steps = contents.items.flatMap(({ value }) => (isMap(value) && !isFlow(value) ? [columnOf(value)] : []));
  return Math.max(2, steps[0] ?? 2);
}

/** Where a value stands, comments left out; an empty one right behind its colon. */
export function spanOf(text: string, node: Node): readonly [start: number, end: number] {
  const [start, end] = rangeOf(node);
  if (start < end) return [start, end];
  const place = beforeBlanks(text, start);
  return [place, place];
}

/** Where the blanks that end at `offset` begin. */
export function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start;
}

function rangeOf({ range }: Node): readonly [start: number, valueEnd: number, nodeEnd: number] {
  if (range === undefined || range === null) throw new Error('a parsed node has no range');
  return range;
}
