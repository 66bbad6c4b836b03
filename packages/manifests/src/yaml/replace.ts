import { type Node, type Pair, isCollection, isMap, isScalar, isSeq } from 'yaml';
import { indentLines, type Draft } from './draft.ts';
import { beforeBlanks, columnOf, endOf, isFlow, keyEnd, lineEnd, spanOf, startOf, type Collection } from './layout.ts';
import { isList, isMapping } from './data.ts';
import { dataOf, hasMarker, type Patch } from './patch.ts';
import type { Step } from './path.ts';
import { renderFlow, renderValue, type Style } from './render.ts';

/** A value within a map (then `pair` is there) or a list. */
export interface Place {
  readonly collection: Collection;
  readonly step: Step;
  readonly pair?: Pair;
  /** undefined: a key that ends the entry, as in `{a}` or `? a`. */
  readonly value: Node | undefined;
}

/** Writes another value in the place of one, and leaves the comments around it. */
export function replaceValue(draft: Draft, place: Place, patch: Patch): void {
  const { value, collection, pair } = place;
  if (isFlow(collection)) replaceFlow(draft, place, patch);
  else if (value === undefined) refuseBareKey(draft, pair);
  else if ((isMap(value) || isSeq(value)) && !isFlow(value)) replaceBlock(draft, { ...place, value }, patch);
  else replaceInline(draft, { ...place, value }, patch);
}

function replaceFlow({ text, edits, style }: Draft, { value, pair }: Place, patch: Patch): void {
  if (value === undefined) {
    const offset = pair === undefined ? 0 : keyEnd(pair);
    edits.push({ start: offset, end: offset, text: `: ${renderFlow(patch, style)}` });
    return;
  }
  const [start, end] = spanOf(text, value);
  const rendered = renderFlow(patch, { ...style, quotes: quotesOf(value) });
  edits.push({ start, end, text: start === end ? ` ${rendered}` : rendered });
}

function refuseBareKey({ obstacles }: Draft, pair: Pair | undefined): void {
  const offset = pair === undefined ? 0 : keyEnd(pair);
  obstacles.push({ offset, problem: 'This key has no place for a value.', remedy: 'Write it as `key: value`.' });
}

/** A value that begins on its key's line. */
function replaceInline(draft: Draft, { value, collection }: Place & { readonly value: Node }, patch: Patch): void {
  const { text, edits, style } = draft;
  const [start] = spanOf(text, value);
  const end = endOf(text, value);
  const { head, tail } = split(renderInline(draft, value, patch), style);
  // An empty value stands right behind its colon; in front of any other one there is a blank.
  const from = head === '' ? beforeBlanks(text, start) : start;
  edits.push({ start: from, end, text: start === end ? head : head.trimStart() });
  if (tail === '') return;
  // Lines go below a comment that follows the value.
  const offset = lineEnd(text, end);
  edits.push({ start: offset, end: offset, text: indentLines(tail, columnOf(collection)) });
}

/** A map in {} or list in [] stays in that style. */
function renderInline({ style }: Draft, value: Node, patch: Patch): string {
  const flow = isCollection(value) && value.items.length > 0 && !hasMarker(patch);
  const data = flow ? dataOf(patch) : undefined;
  if (isMapping(data) || isList(data)) return ` ${renderFlow(patch, style)}`;
  return renderValue(patch, { ...style, quotes: quotesOf(value) });
}

/** A map or list of several lines. */
function replaceBlock(draft: Draft, { value, collection }: Place & { readonly value: Collection }, patch: Patch): void {
  const { text, edits } = draft;
  // A `|` block would swallow a comment behind the last line.
  const style = { ...draft.style, blocks: false };
  const { head, tail } = split(renderValue(patch, style), style);
  const start = startOf(value);
  const end = endOf(text, value);
  const column = columnOf(value);
  // A list may stand in its key's column, what replaces it may not.
  const outdented = isMap(collection) && column <= columnOf(collection);
  const wanted = outdented ? columnOf(collection) + style.indent : column;
  const lines = head === '' ? dedent(tail.slice(style.lineBreak.length)) : head.trimStart();
  edits.push({ start, end, text: indentLines(lines, wanted).slice(column) });
}

function split(rendered: string, { lineBreak }: Style): { readonly head: string; readonly tail: string } {
  const at = rendered.indexOf(lineBreak);
  return at < 0 ? { head: rendered, tail: '' } : { head: rendered.slice(0, at), tail: rendered.slice(at) };
}

function dedent(lines: string): string {
  const column = /^ */.exec(lines)?.[0].length ?? 0;
  return lines.replace(new RegExp(`^ {${column}}`, 'gm'), '');
}

function quotesOf(node: Node): Style['quotes'] {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? node.type : undefined;
}
