import type { Oid, TreeEntry, Violation } from '../contract.ts';
import { changeOf, modeText, type Difference } from './modes.ts';
import type { Rules } from './rules.ts';
import { startOf, type State } from './states.ts';
import { step } from './step.ts';

/** Two root trees: what a change starts from, undefined for nothing at all, and what it comes to. */
export interface Pair {
  readonly before: Oid | undefined;
  readonly after: Oid;
}

/** What a pair differs in. */
export interface Found {
  readonly violations: readonly Violation[];
  /** Something protected differs, in a way that is allowed. */
  readonly allowed: boolean;
}

/** Trees by their oids. */
export type Trees = ReadonlyMap<Oid, readonly TreeEntry[]>;

/** One difference of two trees that is to be looked into. */
interface Place {
  readonly pair: number;
  readonly path: string;
  readonly before: Oid | undefined;
  readonly after: Oid | undefined;
  readonly states: readonly State[];
}

/**
 * PURE: walks what differs, level by level: it asks for the trees of a whole level at once and is handed them. git's trees are hashes of
 * what is in them, so that nothing can differ below two oids that are equal.
 */
export function* walk(pairs: readonly Pair[], rules: Rules): Generator<readonly Oid[], Found[], Trees> {
  const found = pairs.map(() => ({ violations: new Map<string, Violation>(), allowed: false }));
  const states = startOf(rules);
  let level = pairs.map(({ before, after }, pair): Place => ({ pair, path: '', before, after, states }));
  for (level = level.filter(differs); level.length > 0; level = level.filter(differs)) {
    const trees = yield [...new Set(level.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()))];
    level = level.flatMap((place) => [...below(place, { trees, rules, found: found[place.pair] })]);
  }
  return found.map(({ violations, allowed }) => ({ violations: [...violations.values()], allowed }));
}

interface Level {
  readonly trees: Trees;
  readonly rules: Rules;
  readonly found: { readonly violations: Map<string, Violation>; allowed: boolean } | undefined;
}

function* below(place: Place, { trees, rules, found }: Level): Generator<Place> {
  for (const [name, difference] of differences(entriesOf(trees, place.before), entriesOf(trees, place.after))) {
    const path = place.path === '' ? name : `${place.path}/${name}`;
    const steps = place.states.map((state) => step(name, difference, { state, rules }));
    const fault = steps.find((each) => each.kind === 'forbidden');
    if (fault !== undefined) {
      const violation = { path, change: changeOf(difference), mode: modeText(difference), why: fault.why };
      found?.violations.set(keyOf(path, difference), violation);
      continue;
    }
    if (found && steps.some(({ kind }) => kind === 'allowed')) found.allowed = true;
    const states = steps.flatMap((each) => (each.kind === 'into' ? [each.state] : []));
    const [before, after] = [treeOf(difference.before), treeOf(difference.after)];
    if (states.length > 0) yield { pair: place.pair, path, before, after, states };
  }
}

function differs({ before, after }: Place): boolean {
  return before !== after;
}

/** Two names of other bytes may show as the same text. */
function keyOf(path: string, { before, after }: Difference): string {
  return [path, before?.oid, after?.oid].join('\0');
}

function treeOf(entry: TreeEntry | undefined): Oid | undefined {
  return entry?.mode === '040000' ? entry.oid : undefined;
}

function entriesOf(trees: Trees, oid: Oid | undefined): readonly TreeEntry[] {
  if (oid === undefined) return [];
  const entries = trees.get(oid);
  if (entries === undefined) throw new Error(`The tree ${oid} was asked for and not handed over.`);
  return entries;
}

/** What is not the same on both sides, by name. */
function* differences(before: readonly TreeEntry[], after: readonly TreeEntry[]): Generator<[string, Difference]> {
  const old = new Map(before.map((entry) => [entry.rawName, entry]));
  for (const entry of after) {
    const former = old.get(entry.rawName);
    old.delete(entry.rawName);
    if (former?.oid !== entry.oid || former.mode !== entry.mode) yield [entry.name, { before: former, after: entry }];
  }
  for (const entry of old.values()) yield [entry.name, { before: entry, after: undefined }];
}
