// The way that retries: fetches the newest commit alone, checks it out, commits, pushes; when that fails for whatever reason, sleeps up to
// 10 s and starts from scratch, up to 50 times.
import { setTimeout } from 'node:timers/promises';
import { commit, git, newFolder, release, tryGit } from './git.ts';

const mostTries = 50;
const longestSleep = 10_000;

for (let attempt = 1; !(await pushed()); attempt += 1) {
  if (attempt === mostTries) throw new Error(`${mostTries} pushes failed`);
  await setTimeout(Math.random() * longestSleep);
}

async function pushed(): Promise<boolean> {
  const tree = await newFolder();
  await git(tree, 'init', '--quiet');
  await git(tree, 'fetch', '--quiet', '--no-tags', '--depth=1', release.url, 'main');
  await git(tree, 'checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
  await commit(tree, release);
  return (await tryGit(tree, 'push', '--quiet', release.url, 'HEAD:main')) === 0;
}
