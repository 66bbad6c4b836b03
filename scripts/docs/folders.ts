import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPages, targetOf } from './links.ts';
import { opening } from './lists.ts';

/** Folders that do not say what they are for: no README, not named by the root README, or a package without its reason. */
export function unexplained(root: string, tracked: readonly string[]): string[] {
  const units = childrenOf('actions', tracked).concat(childrenOf('packages', tracked));
  return [
    ...units
      .filter((folder) => !tracked.includes(`${folder}/README.md`))
      .map((folder) => `${folder} has no README.md.`),
    ...units
      .filter((folder) => folder.startsWith('packages/'))
      .flatMap((folder) => withoutReason(root, folder, tracked)),
    ...unlisted(root, tracked, [...topLevel(tracked), ...units]),
  ];
}

function withoutReason(root: string, folder: string, tracked: readonly string[]): string[] {
  const path = `${folder}/README.md`;
  if (!tracked.includes(path)) return [];
  const reason = opening(readFileSync(join(root, path), 'utf8'));
  return reason.startsWith('Exists so that ') ? [] : [`${path}: open it with "Exists so that ..." below its heading.`];
}

function unlisted(root: string, tracked: readonly string[], folders: readonly string[]): string[] {
  const links = readPages(root, tracked).get('README.md')?.links ?? [];
  const listed = new Set(
    links.map((link) => targetOf('README.md', link.split('#')[0] ?? '').replace(/\/README\.md$/, '')),
  );
  return folders.filter((folder) => !listed.has(folder)).map((folder) => `README.md has no link to ${folder}/.`);
}

/** Folders at the root, without those that tools ask for (.github). */
function topLevel(tracked: readonly string[]): string[] {
  const names = tracked
    .filter((path) => path.includes('/') && !path.startsWith('.'))
    .map((path) => path.split('/')[0] ?? '');
  return [...new Set(names)].sort();
}

function childrenOf(parent: string, tracked: readonly string[]): string[] {
  const paths = tracked.map((path) => path.split('/')).filter(([top, , file]) => top === parent && file !== undefined);
  return [...new Set(paths.map(([top = '', name = '']) => `${top}/${name}`))].sort();
}
