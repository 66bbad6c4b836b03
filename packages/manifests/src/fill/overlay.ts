import { isDeepStrictEqual } from 'node:util';
import { dataAt, isMapping } from '../yaml/data.ts';
import { branchAt, patchData, type Branch, type Patch } from '../yaml/patch.ts';
import { formatPath, type Step } from '../yaml/path.ts';
import type { Entry, Sheet } from './sheet.ts';

/** All entries of one manifest laid over each other. */
type Layer = Written | Layers;

interface Written {
  readonly kind: 'leaf';
  readonly entry: Entry;
}

interface Layers {
  readonly kind: 'branch';
  readonly entries: Map<Step, Layer>;
}

const ranks = ['derived', 'given', 'values', 'set'] as const;

/** What is to change in one manifest. Inputs that give different values for one place are faults. */
export function overlay(sheet: Sheet, entries: readonly Entry[]): Branch {
  const root: Layers = { kind: 'branch', entries: new Map() };
  const sorted = ranks.flatMap((rank) => entries.filter((entry) => entry.rank === rank));
  for (const entry of sorted) lay(sheet, root, entry);
  return { kind: 'branch', entries: patchesOf(root) };
}

function lay(sheet: Sheet, root: Layers, entry: Entry): void {
  let { entries } = root;
  for (const [index, step] of entry.path.slice(0, -1).entries()) {
    const next: Layer = entries.get(step) ?? { kind: 'branch', entries: new Map() };
    if (next.kind === 'leaf') {
      layWithin(sheet, { entries, step, below: next.entry, rest: entry.path.slice(index + 1) }, entry);
      return;
    }
    entries.set(step, next);
    ({ entries } = next);
  }
  layAt(sheet, entries, entry);
}

interface Within {
  readonly entries: Map<Step, Layer>;
  readonly step: Step;
  /** What was written there as a whole. */
  readonly below: Entry;
  readonly rest: readonly Step[];
}

function layWithin(sheet: Sheet, { entries, step, below, rest }: Within, entry: Entry): void {
  if (below.rank !== 'given') {
    const value = patchData(below.value, branchAt(rest, { kind: 'leaf', value: entry.value }));
    entries.set(step, { kind: 'leaf', entry: { ...below, value } });
  } else if (!isDeepStrictEqual(dataAt(below.value, rest), entry.value)) refuse(sheet, below, entry);
}

function layAt(sheet: Sheet, entries: Map<Step, Layer>, entry: Entry): void {
  const step = entry.path.at(-1) ?? '';
  const current = entries.get(step);
  const [given] = current === undefined ? [] : givenIn(current);
  if (entry.rank === 'values' && isMapping(entry.value)) {
    // Merged, an empty map only says that there is one.
    if (current === undefined) entries.set(step, { kind: 'branch', entries: new Map() });
  } else if (given === undefined) entries.set(step, { kind: 'leaf', entry });
  // The same value twice is no quarrel, and the first one may bear a marker.
  else if (current?.kind !== 'leaf' || !isDeepStrictEqual(given.value, entry.value)) refuse(sheet, given, entry);
}

function refuse(sheet: Sheet, first: Entry, second: Entry): void {
  const place = `${first.manifest.kind}.${formatPath(first.path)}`;
  const said = first.input === second.input ? `twice by ${first.input}` : `by ${first.input} and by ${second.input}`;
  sheet.fault(`${place} is given ${said}, and they differ.`, 'Give one of the two.');
}

function givenIn(layer: Layer): Entry[] {
  if (layer.kind === 'leaf') return layer.entry.rank === 'given' ? [layer.entry] : [];
  return [...layer.entries.values()].flatMap(givenIn);
}

function patchesOf({ entries }: Layers): Map<Step, Patch> {
  return new Map([...entries].map(([step, layer]) => [step, patchOf(layer)]));
}

function patchOf(layer: Layer): Patch {
  if (layer.kind === 'branch') return { kind: 'branch', entries: patchesOf(layer) };
  const { value, marker } = layer.entry;
  return { kind: 'leaf', value, ...(marker !== undefined && { marker }) };
}
