import type { PullRequestOccasion, Violation } from '../contract.ts';
import { shellWord } from './shell-word.ts';

/** More than this, as bash reads it, is named by the folders that hold it: a comment has room for 65,536 characters. */
const most = { paths: 40, characters: 20_000 };

/** Where the protected paths are taken from. */
export type Cure =
  /** The commit where the branch left its base: nothing of the base has to be fetched. */
  | { readonly kind: 'restore'; readonly from: string }
  /** The base as it is now, merged first: what the merge base holds is what the merge would bring back. */
  | { readonly kind: 'merge'; readonly url: string; readonly branch: string };

export interface TakeOut {
  readonly lines: readonly string[];
  /** Whole folders are restored, and what was allowed in them is taken out with the rest. */
  readonly whole: boolean;
  /** There are more paths than a comment can name. */
  readonly more: boolean;
}

/** The commands for bash that take the violations out, on a clone whose `origin` holds the branch. */
export function takeOut(
  violations: readonly Violation[],
  cure: Cure,
  { headRef, protect }: Pick<PullRequestOccasion, 'headRef'> & { readonly protect: readonly string[] },
): TakeOut {
  const paths = violations.map(({ path }) => path).toSorted();
  const named = cure.kind === 'merge' ? paths.map((path) => rootOf(path, protect) ?? path) : paths;
  const wanted = named.map((path) => spelled(path, protect));
  const all = outermost(fewer(wanted, protect));
  const places = all.slice(0, most.paths).filter((_, index) => fits(all.slice(0, index + 1)));
  // Such a name would be read as an option.
  const odd = headRef.startsWith('-');
  const branch = odd ? `--detach ${shellWord(`refs/remotes/origin/${headRef}`)}` : shellWord(headRef);
  return {
    lines: [
      'git fetch origin',
      `git switch ${branch}`,
      `git pull --ff-only origin ${shellWord(odd ? `refs/heads/${headRef}` : headRef)}`,
      ...restore(cure, places.map(shellWord)),
      "git commit -m 'Leave the releases to deployments'",
      `git push origin ${shellWord(`HEAD:refs/heads/${headRef}`)}`,
    ],
    whole: places.some((place) => !paths.includes(place)),
    more: places.length < all.length,
  };
}

/** `restore` without overlay also removes what the source does not have. */
function restore(cure: Cure, words: readonly string[]): string[] {
  const from = cure.kind === 'restore' ? cure.from : 'FETCH_HEAD';
  const command = `git --literal-pathspecs restore --source=${from} --staged --worktree --`;
  const lines = words.length === 1 ? [`${command} ${words.join('')}`] : folded([command, ...words]);
  if (cure.kind === 'restore') return lines;
  return [
    `git fetch ${shellWord(cure.url)} ${shellWord(`refs/heads/${cure.branch}`)}`,
    'git merge --no-ff --no-commit FETCH_HEAD',
    ...lines,
  ];
}

function folded(words: readonly string[]): string[] {
  return words.map((word, index) => `${index === 0 ? '' : '  '}${word}${index === words.length - 1 ? '' : ' \\'}`);
}

/** A name whose bytes are no UTF-8 cannot be written down: its folder is. */
function spelled(path: string, protect: readonly string[]): string {
  return path.includes('\ufffd') ? (rootOf(path, protect) ?? folderOf(path)) : path;
}

function fewer(paths: readonly string[], protect: readonly string[]): string[] {
  if (fits(paths)) return [...paths];
  const roots = [...new Set(paths.map((path) => rootOf(path, protect) ?? path))];
  return fits(roots) ? roots : roots.map((path) => (protect.includes(path) ? path : folderOf(path)));
}

function fits(paths: readonly string[]): boolean {
  return paths.length <= most.paths && paths.map(shellWord).join('').length <= most.characters;
}

/** What a folder brings back must not be asked for again: git then finds no such file any more, and does nothing at all. */
function outermost(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return [...all].filter((path) => !foldersAbove(path).some((folder) => all.has(folder)));
}

function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function rootOf(path: string, protect: readonly string[]): string | undefined {
  return protect.find((root) => path === root || path.startsWith(`${root}/`));
}

/** A path at the top has no folder but the whole repository, which must not be restored: it stays as it is. */
function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? path : path.slice(0, at);
}
