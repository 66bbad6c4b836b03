import type { PushOccasion, Run, Verdict } from '../contract.ts';
import { differencesOf, type Step } from '../observe/differences.ts';
import { TreeReader } from '../observe/trees.ts';
import { rulesOf, type Rules } from '../verdict/rules.ts';
import { TrustedActors } from '../who/actors.ts';
import { startOfPush } from './start.ts';
import { ownFiles } from './own-file.ts';
import { pushedBetween, type Pushed } from './pushed.ts';
import { stepsOf, touchesOf } from './touches.ts';
import { bySomebodyElse, byTheApp, deleted, type OwnCommit } from './verdicts.ts';

/** Judges what a push landed, commit by commit, and as a whole. Throws what cannot be known. */
export async function audit(run: Run, occasion: PushOccasion): Promise<Verdict> {
  const { after, repository, sender } = occasion;
  if (after === undefined) return deleted(occasion);
  const before = await startOfPush(run.github, occasion);
  const reader = new TreeReader(run.github, repository);
  const pushed = await commitsOf(run, occasion, { before, after });
  const standing = await new TrustedActors(run.github, run.inputs.trustedActors).standingOf(sender);
  // People who are trusted have no file of their own: they are trusted with what is protected, and with all else anyway.
  if (standing === 'trusted' && sender.type === 'Bot') {
    return byTheApp(occasion, pushed, await ownCommits(run, pushed, reader));
  }
  const rules = rulesOf(run.inputs, run.workflow);
  const [whole, ...found] = await differencesOf([{ before, after }, ...stepsOf(pushed.commits)], rules, reader);
  const touches = touchesOf(pushed.commits, found);
  return bySomebodyElse(occasion, standing, { whole: whole?.violations ?? [], touches });
}

async function commitsOf({ github }: Run, { repository }: PushOccasion, { before, after }: Step): Promise<Pushed> {
  if (before === undefined) return { commits: [], rewound: false };
  return pushedBetween(github, repository, { before, after });
}

/** All that an App's commits change, wherever it is. */
async function ownCommits({ inputs }: Run, { commits }: Pushed, reader: TreeReader): Promise<OwnCommit[]> {
  const steps = commits.map(({ sha, parents: [before] }): Step => ({ before, after: sha }));
  const found = await differencesOf(steps, everything, reader);
  return commits.map((commit, index) => ({
    commit,
    own: ownFiles(commit.message, inputs.protect),
    changes: found[index]?.violations ?? [],
  }));
}

/** Every folder and file is protected, and nothing is allowed: each difference is told. */
const everything: Rules = {
  roots: [],
  places: [{ segments: ['*'], folder: true }],
  isAllowed: () => false,
  allowed: '',
};
