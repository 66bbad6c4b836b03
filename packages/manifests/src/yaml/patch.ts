import { isList, isMapping } from './data.ts';
import type { Path, Step } from './path.ts';

/** What is to change in a document: a tree whose leaves replace what stands there, whatever it is. */
export type Patch = Leaf | Branch;

export interface Leaf {
  readonly kind: 'leaf';
  readonly value: unknown;
  /** The marker comment on the value's line; `none`: there must be none. */
  readonly marker?: string;
}

/** Keys that it does not name stay. */
export interface Branch {
  readonly kind: 'branch';
  readonly entries: ReadonlyMap<Step, Patch>;
}

/** The value that a patch makes where nothing is. */
export function dataOf(patch: Patch): unknown {
  return patchData(undefined, patch);
}

/** PURE: `data` with the patch laid over it. */
export function patchData(data: unknown, patch: Patch): unknown {
  if (patch.kind === 'leaf') return patch.value;
  if (isIndexed(patch)) return patchList(isList(data) ? data : [], patch);
  let patched = isMapping(data) ? data : {};
  for (const [step, entry] of patch.entries) {
    const current = Object.hasOwn(patched, step) ? patched[step] : undefined;
    patched = { ...patched, [step]: patchData(current, entry) };
  }
  return patched;
}

function patchList(list: readonly unknown[], patch: Branch): unknown[] {
  const patched = [...list];
  for (const [step, entry] of patch.entries) if (typeof step === 'number') patched[step] = patchData(list[step], entry);
  return patched;
}

/** Whether it addresses items of a list. */
export function isIndexed({ entries }: Branch): boolean {
  return entries.size > 0 && [...entries.keys()].every((step) => typeof step === 'number');
}

/** The patch that has only this one at a path of at least one step. */
export function branchAt(path: Path, patch: Patch): Branch {
  const [step = '', ...rest] = path;
  return { kind: 'branch', entries: new Map([[step, rest.length === 0 ? patch : branchAt(rest, patch)]]) };
}

/** Whether it needs a comment of its own somewhere, which {} and [] have no room for. */
export function hasMarker(patch: Patch): boolean {
  if (patch.kind === 'leaf') return patch.marker !== undefined && patch.marker !== 'none';
  return [...patch.entries.values()].some(hasMarker);
}

/** Whether it begins a list at another item than [0], or leaves one out. */
export function hasGap(patch: Patch): boolean {
  if (patch.kind === 'leaf') return false;
  const gap = isIndexed(patch) && [...patch.entries.keys()].some((step, index) => step !== index);
  return gap || [...patch.entries.values()].some(hasGap);
}
