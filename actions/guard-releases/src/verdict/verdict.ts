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
  const found = own === undefined ? [] : violationsOf(own);
  const ours = trust?.kind === 'trusted' ? [] : found;
  const elsewhere = otherBases(own, others, trust).flatMap(violationsElsewhere);
  if (ours.length + elsewhere.length > 0) {
    const byMerge = own !== undefined && hiddenIn(own).length > 0;
    return { ...rejected({ ours, elsewhere }, trust), mergeBase, ...(byMerge && { byMerge }) };
  }
  const conflict = all.find((judged) => judged.conflict);
  if (conflict) return { ...conflicting(conflict), mergeBase };
  if (trust?.kind === 'trusted') return { ...passed('trusted-actor', byTrusted(found, trust.by)), mergeBase };
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

/** Each base once: the same head changes the same there. Trust is in those who wrote the first, so that it leaves out none. */
function otherBases(own: Judged | undefined, others: readonly Judged[], trust: Trust | undefined): readonly Judged[] {
  const told = new Set(trust?.kind === 'trusted' ? [] : [own?.baseRef]);
  return others.filter(({ baseRef }) => !told.has(baseRef) && told.add(baseRef));
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

interface Sides {
  readonly ours: readonly Violation[];
  readonly elsewhere: readonly Violation[];
}

function rejected({ ours, elsewhere }: Sides, trust: Trust | undefined) {
  const violations = [...ours, ...elsewhere];
  const remedies = [...(ours.length > 0 ? [takeOut] : []), ...(elsewhere.length > 0 ? [closeOther] : [])];
  const distrust = trust === undefined || trust.kind === 'trusted' ? '' : ` Those who wrote it may not: ${trust.why}.`;
  return {
    outcome: 'rejected',
    reason: 'protected-paths-changed',
    headline: `${counted(violations.length)} changed.${distrust}`,
    remedy: remedies.join(' '),
    violations,
    ...(elsewhere.length > 0 && { ours }),
  } as const;
}

const takeOut = 'Take the changes out: what is protected is changed by deployments, and not by pull requests.';
const closeOther =
  'Close the other pull request that has the same head, and run this again: a check is of the commit, so of both.';

function conflicting({ number, baseRef }: Judged) {
  return {
    outcome: 'rejected',
    reason: 'merge-conflict',
    headline: `What merging #${number ?? 0} into ${baseRef} would change cannot be known: it has conflicts.`,
    remedy: `Merge ${baseRef} into the branch, or rebase the branch on it.`,
    violations: [],
  } as const;
}
