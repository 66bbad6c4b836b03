import type { Oid, Trust, Verdict, Violation } from '../contract.ts';
import type { GuardReason } from '../errors.ts';
import type { Rules } from './rules.ts';
import type { Found } from './walk.ts';

/** What was found of one pull request, or of a merge group. */
export interface Judged {
  /** undefined for a merge group. */
  readonly number: number | undefined;
  readonly baseRef: string;
  /** From the merge base to the head. */
  readonly branch: Found | undefined;
  /** From the base branch to what the merge would make of it; undefined when they conflict, and for a merge group. */
  readonly merge: Found | undefined;
  readonly conflict: boolean;
}

interface Grounds {
  readonly rules: Rules;
  readonly mergeBase: Oid | undefined;
  /** In those who wrote the first of them; undefined where it was not asked for. */
  readonly trust: Trust | undefined;
}

/** PURE: rejected when any of them changes what is protected. `all` starts with what the event is of: trust covers no other. */
export function verdictOf(all: readonly Judged[], { rules, mergeBase, trust }: Grounds): Verdict {
  const [own, ...others] = all;
  const ours = own === undefined ? [] : violationsOf(own);
  const violations = [...(trust?.kind === 'trusted' ? [] : ours), ...others.flatMap(violationsElsewhere)];
  if (violations.length > 0) {
    const byMerge = own !== undefined && hiddenIn(own).length > 0;
    return { ...rejected(violations, trust), mergeBase, ...(byMerge && { byMerge }) };
  }
  const conflict = all.find((judged) => judged.conflict);
  if (conflict) return { ...conflicting(conflict), mergeBase };
  if (trust?.kind === 'trusted') return { ...passed('trusted-actor', byTrusted(ours, trust.by)), mergeBase };
  const changed = all.some(({ branch, merge }) => branch?.allowed === true || merge?.allowed === true);
  if (changed)
    return { ...passed('allowed-changes-only', `Only ${rules.allowed} is changed in what is protected.`), mergeBase };
  const folders = rules.roots.map((root) => root.join('/')).join(', ');
  return { ...passed('nothing-protected-changed', `Nothing protected is changed (${folders}).`), mergeBase };
}

/** PURE: what the branch shows, and what only the merge would do. */
export function violationsOf({ branch, merge }: Judged): Violation[] {
  const hidden = hiddenIn({ branch, merge }).map((violation) => ({
    ...violation,
    why: `${violation.why}, and the merge would change it although the branch does not show it`,
  }));
  return [...(branch?.violations ?? []), ...hidden];
}

/** What only the merge shows: restoring the branch from its merge base would not take it out. */
function hiddenIn({ branch, merge }: Pick<Judged, 'branch' | 'merge'>): Violation[] {
  const known = new Set(branch?.violations.map(({ path }) => path));
  return (merge?.violations ?? []).filter(({ path }) => !known.has(path));
}

function violationsElsewhere(judged: Judged): Violation[] {
  const where = `in #${judged.number ?? 0} into ${judged.baseRef}, which has the same head: `;
  return violationsOf(judged).map((violation) => ({ ...violation, why: where + violation.why }));
}

function passed(reason: GuardReason, headline: string) {
  return { outcome: 'passed', reason, headline, remedy: '', violations: [] } as const;
}

function byTrusted(violations: readonly Violation[], by: string): string {
  return `${counted(violations.length)} changed, by ${by}.`;
}

function counted(paths: number): string {
  return paths === 1 ? '1 protected path is' : `${paths} protected paths are`;
}

function rejected(violations: readonly Violation[], trust: Trust | undefined) {
  const distrust = trust === undefined || trust.kind === 'trusted' ? '' : ` Those who wrote it may not: ${trust.why}.`;
  return {
    outcome: 'rejected',
    reason: 'protected-paths-changed',
    headline: `${counted(violations.length)} changed.${distrust}`,
    remedy: 'Take the changes out: what is protected is changed by deployments, and not by pull requests.',
    violations,
  } as const;
}

function conflicting({ number, baseRef }: Judged) {
  return {
    outcome: 'rejected',
    reason: 'merge-conflict',
    headline: `What merging #${number ?? 0} into ${baseRef} would change cannot be known: it has conflicts.`,
    remedy: `Merge ${baseRef} into the branch, or rebase the branch on it.`,
    violations: [],
  } as const;
}
