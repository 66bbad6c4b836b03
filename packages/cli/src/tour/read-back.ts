import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environments.ts';
import { git } from './git.ts';
import type { JobRun } from './job-run.ts';
import type { World } from './world.ts';

/** What a fresh clone of iac shows. */
export interface ReadBack {
  readonly head: string;
  /** `git log --oneline --stat`, newest first. */
  readonly log: string;
  readonly releases: readonly ReadRelease[];
}

export interface ReadRelease {
  readonly environment: Environment;
  readonly path: string;
  /** The file; undefined when the clone has none there. */
  readonly text: string | undefined;
  /** The message of the last commit that touched it. */
  readonly message: string;
}

/** Clones iac as anybody would who may read it, into a folder that was not there before, and reads what `runs` pushed. */
export async function readBack(
  { github, iac, temp }: World,
  runs: readonly JobRun[],
  signal: AbortSignal,
): Promise<ReadBack> {
  const token = github.issueToken({
    kind: 'installation',
    login: 'reader[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'read' },
  });
  const cwd = join(temp, 'read-back');
  await git(['clone', '--quiet', iac.url, cwd], { cwd: temp, token, signal });
  const releases: ReadRelease[] = [];
  for (const { environment, outcome } of runs) {
    const path = outcome.outputs['path'] ?? '';
    const message = await git(['log', '-1', '--format=%B', '--', path], { cwd, signal });
    releases.push({ environment, path, text: await textOf(join(cwd, path)), message });
  }
  const head = await git(['rev-parse', 'HEAD'], { cwd, signal });
  return { head, log: await git(['log', '--oneline', '--stat'], { cwd, signal }), releases };
}

async function textOf(path: string): Promise<string | undefined> {
  const found = await access(path).then(
    () => true,
    () => false,
  );
  return found ? readFile(path, 'utf8') : undefined;
}
