import type { Random } from './random.ts';
import { edited, firstTree, mixed, type Tree } from './tree.ts';

/** One commit of a history that git shall have; `mark` is its number in the stream of fast-import. */
export interface Commit {
  readonly mark: number;
  readonly tree: Tree;
  readonly parents: readonly number[];
}

/** A pull request: where the base branch is, and the head. */
export interface Proposal {
  readonly tip: number;
  readonly head: number;
}

/** All the commits of a random history, and the pull request that it ends in. */
export function randomHistory(
  random: Random,
  firstMark: number,
): { readonly commits: Commit[]; readonly proposal: Proposal } {
  const commits: Commit[] = [];
  const add = (tree: Tree, ...parents: Commit[]): Commit => {
    const commit = { mark: firstMark + commits.length, tree, parents: parents.map(({ mark }) => mark) };
    commits.push(commit);
    return commit;
  };
  const evil = random.pick([0, 0, 0.15, 0.4]);
  const on = (parent: Commit, share: number) => add(edited(parent.tree, random, share), parent);
  const merge = (ours: Commit, theirs: Commit, base: Commit) =>
    add(
      mixed({ base: base.tree, ours: ours.tree, theirs: theirs.tree }, random, random.pick([0, 0, 0.1, 0.3])),
      ours,
      theirs,
    );

  const start = add(firstTree(random));
  let [main, topic] = [on(start, 0.5), on(start, evil)];
  switch (random.below(4)) {
    case 0:
      break;
    case 1:
      topic = merge(topic, main, start);
      break;
    case 2:
      main = merge(main, topic, start);
      topic = on(topic, evil);
      break;
    default: {
      // Criss-cross: each took the other in, so that there are two best common ancestors.
      const [one, other] = [main, topic];
      main = merge(one, other, start);
      topic = merge(other, one, start);
    }
  }
  if (random.chance(0.6)) main = on(main, 0.5);
  if (random.chance(0.7)) topic = on(topic, evil);
  return { commits, proposal: { tip: main.mark, head: topic.mark } };
}
