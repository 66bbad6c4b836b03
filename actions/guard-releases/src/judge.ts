import type { MergeGroupOccasion, PullRequestOccasion, Run, Verdict } from './contract.ts';
import { isUnknown, unknown } from './errors.ts';
import { branchTip } from './observe/branch-tip.ts';
import { differencesOf, type Step } from './observe/differences.ts';
import { look } from './observe/look.ts';
import { mergeBaseOf } from './observe/merge-base.ts';
import { closed, standing } from './observe/standing.ts';
import { targetsOf, type Target } from './observe/targets.ts';
import { TreeReader } from './observe/trees.ts';
import { rulesOf } from './verdict/rules.ts';
import { verdictOf, violationsOf, type Judged } from './verdict/verdict.ts';
import type { Found } from './verdict/walk.ts';
import { trustOf } from './who/trust.ts';

/** How often a base branch may move under the verdict before it is given up. */
const rounds = 10;

/** Judges the head of the event against the base of every open pull request that has it. Throws what cannot be known. */
export async function judgePullRequest(guard: Run, occasion: PullRequestOccasion): Promise<Verdict> {
  if (occasion.state === 'closed') throw closed(occasion.number);
  const reader = new TreeReader(guard.github, occasion.repository);
  for (let round = 1; ; round += 1) {
    const targets = await targetsOf(guard, occasion);
    const verdict = await judgeTargets(guard, occasion, { targets, reader });
    if (await stillSo(guard, occasion, targets)) return verdict;
    if (round === rounds) throw baseMoves();
    await guard.pause(round * 1_000).catch((error: unknown) => {
      throw isUnknown(error) ? baseMoves(error) : error;
    });
  }
}

/**
 * What the queue would land: the group by itself, and with those before it in the queue, as a queue that waits for its last group only
 * (grouping strategy HEADGREEN) lands them by this check.
 */
export async function judgeMergeGroup(run: Run, occasion: MergeGroupOccasion): Promise<Verdict> {
  const { repository, pins, baseRef } = occasion;
  const rules = rulesOf(run.inputs, run.workflow);
  const reader = new TreeReader(run.github, repository);
  const tip = await branchTip(run.github, repository, baseRef);
  const start = tip === pins.base ? tip : await mergeBaseOf(run.github, repository, { base: tip, head: pins.head });
  const steps = [...new Set([pins.base, start])].map((before): Step => ({ before, after: pins.head }));
  const branch = together(await differencesOf(steps, rules, reader));
  const judged: Judged = { number: undefined, baseRef, branch, merge: undefined, conflict: false };
  return verdictOf([judged], { rules, mergeBase: pins.base, trust: await trustIn(run, occasion, judged) });
}

function together(found: readonly Found[]): Found {
  const byPath = new Map(found.flatMap(({ violations }) => violations).map((violation) => [violation.path, violation]));
  return { violations: [...byPath.values()], allowed: found.some(({ allowed }) => allowed) };
}

interface Judging {
  readonly targets: readonly Target[];
  readonly reader: TreeReader;
}

async function judgeTargets(run: Run, occasion: PullRequestOccasion, { targets, reader }: Judging) {
  const { repository, pins } = occasion;
  const rules = rulesOf(run.inputs, run.workflow);
  const { head } = pins;
  const bases = await Promise.all(targets.map(({ tip }) => mergeBaseOf(run.github, repository, { base: tip, head })));
  const branches = bases.map((before): Step => ({ before, after: head }));
  const merges = targets.flatMap(({ merging }) =>
    merging.kind === 'made' ? { before: merging.onto, after: merging.merge } : [],
  );
  const found = await differencesOf([...branches, ...merges], rules, reader);
  const ofMerges = found.slice(branches.length).values();
  const judged = targets.map(({ number, baseRef, merging }, index): Judged => {
    const made = merging.kind === 'made';
    return { number, baseRef, branch: found[index], merge: made ? ofMerges.next().value : undefined, conflict: !made };
  });
  return verdictOf(judged, { rules, mergeBase: bases[0], trust: await trustIn(run, occasion, judged[0]) });
}

/** Only asked where it decides. */
function trustIn(run: Run, occasion: PullRequestOccasion | MergeGroupOccasion, judged: Judged | undefined) {
  const decides = run.inputs.trustedActors.length > 0 && judged !== undefined && violationsOf(judged).length > 0;
  return decides ? trustOf(run, occasion) : undefined;
}

/** False when the base branch got another commit meanwhile, so that all is judged anew. Throws what `standing` throws. */
async function stillSo({ github }: Run, occasion: PullRequestOccasion, targets: readonly Target[]): Promise<boolean> {
  const pulls = await look(
    github,
    occasion.repository,
    targets.map(({ number }) => number),
  );
  const [own] = pulls;
  if (own && !standing(own, { ...occasion, before: undefined })) return false;
  return pulls.every(({ open, head, baseRef, tip }, index) => {
    const judged = targets[index];
    return (
      judged !== undefined &&
      (!open || head !== occasion.pins.head || (baseRef === judged.baseRef && tip === judged.tip))
    );
  });
}

function baseMoves(cause?: unknown): Error {
  return unknown('base-moved', {
    problem: 'The base branch moved each time that the pull request was judged.',
    remedy: 'Run the job again.',
    cause,
  });
}
