import type { Change, Violation } from '../contract.ts';

// What changes how a release is read before what changes a release; what brings something in before what takes it away.
const byChange: Readonly<Record<Change, number>> = { type: 0, mode: 1, added: 2, modified: 3, removed: 4 };

/** The most important first: what is no regular file, then by change, then by path. */
export function byImportance(violations: readonly Violation[]): Violation[] {
  return violations.toSorted(
    (a, b) => oddness(a) - oddness(b) || byChange[a.change] - byChange[b.change] || (a.path < b.path ? -1 : 1),
  );
}

/** Symlinks and submodules come first. */
function oddness({ mode }: Violation): number {
  return /120000|160000/.test(mode) ? 0 : 1;
}
