import type { PushOccasion, Verdict, Violation } from '../contract.ts';
import type { Standing } from '../who/actors.ts';
import type { Commit, Pushed } from './pushed.ts';
import type { Touch } from './touches.ts';

/** A commit of an App: all that it changes, and the paths of which it may change one. */
export interface OwnCommit {
  readonly commit: Commit;
  readonly own: readonly string[];
  readonly changes: readonly Violation[];
}

const remedy =
  'Look at the commits and take back what is wrong, by a release of the service or by a trusted actor; then see how the push ' +
  'came past the ruleset (mode: ruleset).';

/** PURE */
export function deleted({ ref, sender }: PushOccasion): Verdict {
  return failed(`${sender.login} deleted ${ref}, with all that is protected in it.`, [], 'branch-deleted');
}

/** PURE: nobody but trusted actors changes what is protected. */
export function bySomebodyElse(
  { ref, sender }: PushOccasion,
  standing: Standing,
  { whole, touches }: { readonly whole: readonly Violation[]; readonly touches: readonly Touch[] },
): Verdict {
  if (whole.length === 0 && touches.length === 0) return passed(`The push to ${ref} changes nothing protected.`);
  if (standing === 'trusted') return passed(`What is protected is changed by ${sender.login}, who may do that.`);
  const violations = [...whole.map((violation) => withCommits(violation, touches)), ...passing(whole, touches)];
  const who =
    standing === 'untrusted'
      ? 'who is none of the trusted actors'
      : 'of whom it cannot be verified with this token whether a trusted team has them (it takes a GitHub App with members:read)';
  return failed(`${sender.login}, ${who}, pushed changes of what is protected to ${ref}.`, violations);
}

/** PURE: an App may write the whole repository, and shall write one file of its service in each commit. */
export function byTheApp(
  { ref, sender, forced }: PushOccasion,
  { rewound }: Pushed,
  commits: readonly OwnCommit[],
): Verdict {
  if (forced || rewound) {
    return failed(`${sender.login} took commits away from ${ref}: a release is never pushed by force.`, []);
  }
  const violations = commits.flatMap(foreign);
  if (violations.length > 0) {
    return failed(
      `${sender.login} changed more in ${ref} than the file of the service that each commit names.`,
      violations,
    );
  }
  if (commits.length === 0) return failed(`${sender.login} made ${ref}, which no release does.`, []);
  return passed(`${commits.length} by ${sender.login} in ${ref}, each of its service's own file.`);
}

const regular = /^(100644|100644 → 100644)$/;

function foreign({ commit, own, changes }: OwnCommit): Violation[] {
  const by = `in ${commit.sha.slice(0, 12)}`;
  if (commit.parents.length > 1)
    return changes.map((change) => ({ ...change, why: `${by}, a merge, which no release is` }));
  if (own.length === 0) {
    return changes.map((change) => ({
      ...change,
      why: `${by}, which does not say whose release it is (Service, Environment, Sandbox)`,
    }));
  }
  return changes
    .filter(
      ({ path, mode, change }) =>
        !(own.includes(path) && regular.test(mode) && (change === 'added' || change === 'modified')),
    )
    .map((change) => ({ ...change, why: `${by}, which may only write ${own.join(' or ')}` }));
}

/** Which commits did it, where one did. */
function withCommits(violation: Violation, touches: readonly Touch[]): Violation {
  const shas = touches
    .filter(({ violations }) => violations.some(({ path }) => path === violation.path))
    .map(({ commit }) => commit.sha.slice(0, 12));
  const where =
    shas.length === 0 ? 'by the push as a whole' : `in ${shas.slice(0, 3).join(', ')}${shas.length > 3 ? ', …' : ''}`;
  return { ...violation, why: `${violation.why}; ${where}` };
}

/** What a commit of the push did and a later one undid. */
function passing(whole: readonly Violation[], touches: readonly Touch[]): Violation[] {
  const told = new Set(whole.map(({ path }) => path));
  return touches.flatMap(({ commit, violations }) =>
    violations
      .filter(({ path }) => !told.has(path))
      .map((violation) => ({
        ...violation,
        why: `${violation.why}; in ${commit.sha.slice(0, 12)}, and undone later in the push`,
      })),
  );
}

function passed(headline: string): Verdict {
  return { outcome: 'passed', reason: 'audit-passed', headline, remedy: '', violations: [], mergeBase: undefined };
}

function failed(
  headline: string,
  violations: readonly Violation[],
  reason: 'audit-failed' | 'branch-deleted' = 'audit-failed',
): Verdict {
  return { outcome: 'rejected', reason, headline, remedy, violations, mergeBase: undefined };
}
