import type { Oid, Violation } from '../contract.ts';
import type { Step } from '../observe/differences.ts';
import type { Commit } from './pushed.ts';

/** A commit and what it does to what is protected. */
export interface Touch {
  readonly commit: Commit;
  readonly violations: readonly Violation[];
}

/** PURE: what is compared of each commit: with its first parent, and a merge with its others as well. */
export function stepsOf(commits: readonly Commit[]): Step[] {
  return commits.flatMap(({ sha, parents }): Step[] =>
    parents.length === 0
      ? [{ before: undefined, after: sha }]
      : parents.map((before): Step => ({ before, after: sha })),
  );
}

/**
 * PURE: the commits that touch what is protected, of `found` for each step. A commit is judged against its first parent. What a merge took,
 * unchanged, from another parent that the branch had before the push is no touch: else each merge of the branch into a topic would be one.
 */
export function touchesOf(
  commits: readonly Commit[],
  found: readonly { readonly violations: readonly Violation[] }[],
): Touch[] {
  const pushed = new Set<Oid>(commits.map(({ sha }) => sha));
  const steps = found.values();
  return commits.flatMap((commit) => {
    const [first = [], ...others] = stepsOf([commit]).map(() => steps.next().value?.violations ?? []);
    const had = others.filter((_, index) => !pushed.has(commit.parents[index + 1] ?? ''));
    const violations = first.filter(({ path }) => had.every((other) => other.some((each) => each.path === path)));
    return violations.length === 0 ? [] : [{ commit, violations }];
  });
}
