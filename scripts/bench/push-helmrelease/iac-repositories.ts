import { link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GitHub, Repository } from '@iac/local/github';
import { mustRun } from '../../process/run.ts';

export const commits = 20_000;
const files = 2_000;

/** Hands out repositories with a history of 20,000 commits. The first takes seconds to make, the others share its packs. */
export interface IacRepositories {
  readonly fresh: () => Promise<Repository>;
}

export async function makeIacRepositories(github: GitHub): Promise<IacRepositories> {
  const original = await github.createRepository('acme/original', { history: { commits, files } });
  // As a server keeps its repositories: one pack, bitmaps and a commit graph. Clones of all history gain the most from them.
  await gitIn(original, 'repack', '-a', '-d', '-b', '-q');
  await gitIn(original, 'commit-graph', 'write', '--reachable');
  const head = await original.head();
  let made = 0;
  return {
    fresh: async () => {
      made += 1;
      const copy = await github.createRepository(`acme/iac-${made}`);
      await linkFiles(join(original.path, 'objects'), join(copy.path, 'objects'));
      await gitIn(copy, 'update-ref', 'refs/heads/main', head);
      return copy;
    },
  };
}

/** How many commits its branch has gained. */
export async function commitsGained(repository: Repository): Promise<number> {
  return Number(await gitIn(repository, 'rev-list', '--count', 'main')) - commits;
}

async function linkFiles(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    await mkdir(dirname(target), { recursive: true });
    await link(source, target);
  }
}

function gitIn({ path }: Repository, ...args: readonly string[]): Promise<string> {
  return mustRun('git', args, { cwd: path });
}
