import { git, run } from './git.ts';

/** What git says of one pull request. */
export interface Told {
  readonly mergeBase: string;
  /** The tree of the merge; undefined when it has conflicts. */
  readonly merged: string | undefined;
  /** Rows of `git diff --raw` that may not be: between merge base and head, and between tip and merge. */
  readonly branchRows: readonly string[];
  readonly mergeRows: readonly string[];
}

/** Commits, as git names them. */
export interface Asked {
  readonly tip: string;
  readonly head: string;
}

/** Asks git of all of them, a process for each question. It knows nothing of the guard's code. */
export function askGit(dir: string, all: readonly Asked[]): Told[] {
  const merges = mergesOf(dir, all);
  const treeOf = rootTrees(dir, [
    ...all.flatMap(({ tip, head }) => [tip, head]),
    ...merges.map(({ mergeBase }) => mergeBase),
  ]);
  const pairs = all.flatMap(({ tip, head }, index) => {
    const { mergeBase = '', merged } = merges[index] ?? {};
    const onto = treeOf.get(tip) ?? '';
    return [`${treeOf.get(mergeBase) ?? ''} ${treeOf.get(head) ?? ''}`, `${onto} ${merged ?? onto}`];
  });
  const rows = rowsOf(dir, pairs);
  const roots = rootKinds(dir, pairs);
  const forbidden = (index: number) => forbiddenIn(rows[index] ?? [], roots[index] ?? []);
  return merges.map((merge, index) => ({
    ...merge,
    branchRows: forbidden(2 * index),
    mergeRows: forbidden(2 * index + 1),
  }));
}

/** One shell for all: git 2.39 merges one pair a process. */
function mergesOf(dir: string, all: readonly Asked[]) {
  const script =
    'while read a b; do git merge-base $a $b || exit; out=$(git merge-tree --write-tree $a $b); code=$?; echo "${out%%[!0-9a-f]*}"; echo $code; done';
  const lines = run(dir, ['sh', '-c', script], all.map(({ tip, head }) => `${tip} ${head}\n`).join(''))
    .toString()
    .split('\n');
  return all.map((_, index) => {
    const [mergeBase = '', tree = '', code = ''] = lines.slice(index * 3, index * 3 + 3);
    if (code !== '0' && code !== '1') throw new Error(`git merge-tree ended with ${code}.`);
    return { mergeBase, merged: code === '0' ? tree : undefined };
  });
}

function rootTrees(dir: string, commits: readonly string[]): Map<string, string> {
  const asked = [...new Set(commits)];
  const trees = git(
    dir,
    ['cat-file', '--batch-check=%(objectname)'],
    asked.map((commit) => `${commit}^{tree}\n`).join(''),
  );
  return new Map(asked.map((commit, index) => [commit, trees[index] ?? '']));
}

/** `:100644 100644 <oid> <oid> M\tpath`, for each pair of trees. */
function rowsOf(dir: string, pairs: readonly string[]): string[][] {
  const input = pairs.map((pair) => `${pair}\n`).join('');
  const rows: string[][] = [];
  for (const line of git(dir, ['diff-tree', '--stdin', '-r', '--raw', '--no-renames', '--no-abbrev'], input)) {
    if (line.startsWith(':')) rows.at(-1)?.push(line);
    else rows.push([]);
  }
  if (rows.length !== pairs.length) throw new Error(`git compared ${rows.length} of ${pairs.length} pairs.`);
  return rows;
}

/** What `releases` is on both sides of each pair: `tree`, `blob`, `missing`. */
function rootKinds(dir: string, pairs: readonly string[]): string[][] {
  const asked = pairs.flatMap((pair) => pair.split(' ').map((tree) => `${tree}:releases\n`));
  const kinds = git(dir, ['cat-file', '--batch-check=%(objecttype)'], asked.join('')).map(
    (line) => line.split(' ').at(-1) ?? '',
  );
  return pairs.map((_, index) => kinds.slice(2 * index, 2 * index + 2));
}

function forbiddenIn(rows: readonly string[], [before = '', after = '']: readonly string[]): string[] {
  const parsed = rows.map((row) => ({
    row,
    path: row.slice(row.indexOf('\t') + 1),
    modes: row.slice(1, 14).split(' '),
  }));
  const paths = new Set(parsed.map(({ path }) => path));
  const rootGone = before === 'tree' && after !== 'tree';
  return parsed.flatMap(({ row, path, modes }) => {
    if (path !== 'releases' && !path.startsWith('releases/')) return [];
    const regular = modes.every((mode) => ['000000', '100644', '100755'].includes(mode));
    const folders = path.split('/').map((_, count, all) => all.slice(0, count).join('/'));
    // A file where there was a folder, or the other way round.
    const turned =
      folders.some((folder) => paths.has(folder)) || [...paths].some((other) => other.startsWith(`${path}/`));
    return !rootGone && regular && !turned && /\.md$/i.test(path) ? [] : [row];
  });
}
