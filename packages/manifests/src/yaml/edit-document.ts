import { isDeepStrictEqual } from 'node:util';
import { type Document, type Node, isAlias, isMap, isNode, isPair, isSeq } from 'yaml';
import { draftOf, type Draft, type Obstacle } from './draft.ts';
import { editMarker } from './edit-marker.ts';
import { insertEntries } from './insert.ts';
import { startOf, type Collection } from './layout.ts';
import { hasGap, isIndexed, patchData, type Branch, type Patch } from './patch.ts';
import type { Step } from './path.ts';
import { replaceValue, type Place } from './replace.ts';
import type { TextEdit } from './text-edit.ts';
import { isMerge, keyText } from './walk.ts';

/** PURE: the fewest edits of a document's text that make the patch, and what stands in the way of it. Values that are as wanted are not touched. */
export function editDocument(
  text: string,
  document: Document.Parsed,
  patch: Branch,
): { readonly edits: readonly TextEdit[]; readonly obstacles: readonly Obstacle[] } {
  const draft = draftOf(text, document);
  if (isMap(document.contents)) editCollection(draft, document.contents, patch);
  return draft;
}

function editCollection(draft: Draft, collection: Collection, patch: Branch): void {
  const missing = new Map<Step, Patch>();
  if (hasMerge(collection) && !isDone(draft, collection, patch)) {
    draft.obstacles.push({
      offset: startOf(collection),
      problem: 'This map takes values from a merge key (<<), so that a change here may hide or be hidden by them.',
      remedy: 'Write its keys out.',
    });
    return;
  }
  for (const [step, entry] of patch.entries) {
    const place = placeOf(collection, step);
    if (place === undefined && hasGap(entry)) refuseGap(draft, collection);
    else if (place === undefined) missing.set(step, entry);
    else editValue(draft, place, entry);
  }
  if (missing.size > 0) insertEntries(draft, collection, missing);
}

function refuseGap({ obstacles }: Draft, collection: Collection): void {
  const problem = 'There is no list here yet: its first item is [0], and each next one follows.';
  obstacles.push({ offset: startOf(collection), problem, remedy: 'Give its items in order.' });
}

function editValue(draft: Draft, place: Place, patch: Patch): void {
  const { value } = place;
  // Whether an alias ends up right depends on what it stands for: alias-faults.ts looks at all of them.
  if (isAlias(value)) return;
  if (patch.kind === 'branch' && canEnter(value, patch)) editCollection(draft, value, patch);
  else if (hasGap(patch)) refuseGap(draft, place.collection);
  else if (!isDone(draft, value, patch)) replaceValue(draft, place, withoutMarker(patch));
  if (patch.kind === 'leaf' && patch.marker !== undefined) editMarker(draft, place, patch.marker);
}

/** The comment stands behind the value's place, where editMarker puts it. */
function withoutMarker(patch: Patch): Patch {
  return patch.kind === 'leaf' ? { kind: 'leaf', value: patch.value } : patch;
}

function canEnter(value: Node | undefined, patch: Branch): value is Collection {
  if (isSeq(value)) return isIndexed(patch);
  // An empty {} in block style becomes a block, where a marker has room.
  return isMap(value) && !isIndexed(patch) && (value.items.length > 0 || patch.entries.size === 0);
}

function isDone({ document }: Draft, value: Node | undefined, patch: Patch): boolean {
  if (value === undefined) return false;
  const data: unknown = value.toJS(document);
  return isDeepStrictEqual(patchData(data, patch), data);
}

function hasMerge(collection: Collection): boolean {
  return isMap(collection) && collection.items.some(isMerge);
}

function placeOf(collection: Collection, step: Step): Place | undefined {
  if (isSeq(collection)) {
    const item: unknown = typeof step === 'number' ? collection.items[step] : undefined;
    return isNode(item) ? { collection, step, value: item } : undefined;
  }
  const pair = collection.items.find((each) => isPair(each) && keyText(each) === String(step));
  if (pair === undefined) return undefined;
  return { collection, step, pair, value: isNode(pair.value) ? pair.value : undefined };
}
