import type { Fault } from '@iac/action-kit/errors';
import { type Manifest, nameOf } from '../manifest.ts';
import { dataAt } from '../yaml/data.ts';
import type { Path } from '../yaml/path.ts';
import { isOpen } from './placeholder.ts';

/** What a value gives way to: `derived` to everything, `values` to `set`, and `given` to nothing. */
export type Rank = 'derived' | 'given' | 'values' | 'set';

/** One value to be written, and the input it comes from. */
export interface Entry {
  readonly manifest: Manifest;
  readonly path: Path;
  readonly value: unknown;
  readonly marker?: string;
  readonly input: string;
  readonly rank: Rank;
}

export interface Given {
  readonly value: unknown;
  readonly input: string;
  readonly marker?: string;
}

/** What is to be written into a template, while it is gathered. */
export class Sheet {
  readonly manifests: readonly Manifest[];
  readonly entries: Entry[] = [];
  readonly faults: Fault[] = [];
  readonly removed = new Set<Manifest>();
  /** Those that a fault says nobody can tell what to fill with. */
  readonly unclear = new Set<Manifest>();

  constructor(manifests: readonly Manifest[]) {
    this.manifests = manifests;
  }

  ofKind(group: string, ...kinds: readonly string[]): readonly Manifest[] {
    return this.manifests.filter((each) => each.group === group && kinds.includes(each.kind));
  }

  /** Writes what an input says, whatever stands there. */
  give(manifest: Manifest, path: Path, given: Given): void {
    this.entries.push({ manifest, path, rank: 'given', ...given });
  }

  /** Writes what follows from the inputs, where the template leaves it open. */
  fill(manifest: Manifest, path: Path, value: unknown): void {
    if (isOpen(dataAt(manifest.content, path))) this.derive(manifest, path, value);
  }

  /** The same, also where nothing stands. */
  fillOrAdd(manifest: Manifest, path: Path, value: unknown): void {
    const current = dataAt(manifest.content, path);
    if (current === undefined || current === null || isOpen(current)) this.derive(manifest, path, value);
  }

  /** Writes what tells one release from another; where the template has something else, that is a fault. */
  identify(manifest: Manifest, path: Path, given: Given): void {
    const current = dataAt(manifest.content, path);
    if (current === undefined || current === null || isOpen(current) || current === given.value) {
      this.give(manifest, path, given);
      return;
    }
    const problem = `${manifest.kind}.${path.join('.')} is ${JSON.stringify(current)}, but the input ${given.input} makes it ${JSON.stringify(given.value)}.`;
    this.faults.push({ problem, remedy: 'Write FILLED_IN_BY_CI there, or change the input.', at: manifest.at(path) });
  }

  fault(problem: string, remedy: string, at?: Fault['at']): void {
    this.faults.push({ problem, remedy, ...(at && { at }) });
  }

  /** Writes what follows from the inputs, whatever stands there. */
  derive(manifest: Manifest, path: Path, value: unknown): void {
    this.entries.push({ manifest, path, value, input: 'set', rank: 'derived' });
  }
}

/** The manifest of that name, or the only one whose name is open; undefined where there is none. More than one is a fault. */
export function claim(sheet: Sheet, candidates: readonly Manifest[], name: string): Manifest | undefined {
  const named = candidates.filter((each) => nameOf(each) === name);
  const [found, another] = named.length > 0 ? named : candidates.filter((each) => isOpen(nameOf(each)));
  if (found === undefined || another === undefined) return found;
  for (const each of candidates) if (isOpen(nameOf(each))) sheet.unclear.add(each);
  sheet.fault(
    `There are several of kind ${another.kind} that could be "${name}".`,
    'Write its name into all but one of them.',
    another.at(['metadata', 'name']),
  );
  return undefined;
}
