import type { Manifest } from '../manifest.ts';
import { isMapping, type Mapping } from '../yaml/data.ts';
import type { Path } from '../yaml/path.ts';
import type { Sheet } from './sheet.ts';

/** The input `values`, merged into spec.values as Helm merges: maps key by key, anything else as a whole. */
export function mergeValues(sheet: Sheet, release: Manifest, values: Mapping): void {
  for (const { path, value } of leavesOf(values, ['spec', 'values']))
    sheet.entries.push({ manifest: release, path, value, input: 'values', rank: 'values' });
}

function* leavesOf(values: Mapping, path: Path): Generator<{ readonly path: Path; readonly value: unknown }> {
  for (const [key, value] of Object.entries(values)) {
    const at = [...path, key];
    if (isMapping(value) && Object.keys(value).length > 0) yield* leavesOf(value, at);
    else yield { path: at, value };
  }
}
