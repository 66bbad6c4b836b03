import { isMap, isNode, isPair, isSeq } from 'yaml';
import { indentLines, type Draft } from './draft.ts';
import { columnOf, isFlow, keyEnd, placeAfter, spanOf, startOf, type Collection } from './layout.ts';
import { hasMarker, type Patch } from './patch.ts';
import type { Step } from './path.ts';
import { renderEntries, renderFlow, renderFlowEntries, renderItem } from './render.ts';

/** Adds keys or items behind the last one of a collection, in its own style. */
export function insertEntries(draft: Draft, collection: Collection, entries: ReadonlyMap<Step, Patch>): void {
  if (!fits(draft, collection, entries)) return;
  if (isFlow(collection)) insertFlow(draft, collection, entries);
  else insertLines(draft, collection, entries);
}

function fits({ obstacles }: Draft, collection: Collection, entries: ReadonlyMap<Step, Patch>): boolean {
  const offset = startOf(collection);
  if (isMap(collection)) return true;
  const size = collection.items.length;
  if ([...entries.keys()].every((step, index) => step === size + index)) return true;
  const problem = `This list has ${size} items; the next one is [${size}].`;
  obstacles.push({ offset, problem, remedy: 'Address an item that exists, or the next one.' });
  return false;
}

function insertFlow(
  { text, edits, obstacles, style }: Draft,
  collection: Collection,
  entries: ReadonlyMap<Step, Patch>,
): void {
  if ([...entries.values()].some(hasMarker)) {
    const problem = 'The image policy marker needs a line of its own, and a map in {} has none.';
    obstacles.push({ offset: startOf(collection), problem, remedy: 'Write the map as a block.' });
  }
  const added = isSeq(collection)
    ? [...entries.values()].map((entry) => renderFlow(entry, style)).join(', ')
    : renderFlowEntries(entries, style);
  const last: unknown = collection.items.at(-1);
  const offset = last === undefined ? startOf(collection) + 1 : itemEnd(text, last);
  edits.push({ start: offset, end: offset, text: last === undefined ? added : `, ${added}` });
}

function insertLines({ text, edits, style }: Draft, collection: Collection, entries: ReadonlyMap<Step, Patch>): void {
  const column = columnOf(collection);
  const lines = isSeq(collection)
    ? [...entries.values()].map((entry) => `-${renderItem(entry, style)}`).join(style.lineBreak)
    : renderEntries(entries, style);
  const { offset, fresh } = placeAfter(text, collection);
  const added = indentLines(lines, column);
  edits.push({ start: offset, end: offset, text: fresh ? added + style.lineBreak : style.lineBreak + added });
}

function itemEnd(text: string, item: unknown): number {
  if (isPair(item)) return isNode(item.value) ? spanOf(text, item.value)[1] : keyEnd(item);
  return isNode(item) ? spanOf(text, item)[1] : 0;
}
