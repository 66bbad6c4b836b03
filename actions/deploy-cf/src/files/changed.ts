import type { Fault } from '@iac/action-kit/errors';
import { CommandError, runCommand } from '@iac/command';

/** `everything`: it cannot be told what has changed; `because` is for a warning. */
export type Changed =
  | { readonly kind: 'files'; readonly files: ReadonlySet<string> }
  | { readonly kind: 'everything'; readonly because: Fault };

/** The workspace's files that differ from `ref`, and new ones. What git cannot tell counts as everything. */
export async function changedSince(workspace: string, ref: string, signal: AbortSignal): Promise<Changed> {
  // What a push event calls the commit before a branch's first.
  if (/^0+$/.test(ref)) return everything(`${ref} is what GitHub calls no commit at all`);
  const git = (...args: readonly string[]) => runCommand({ file: 'git', args, cwd: workspace, signal });
  try {
    // Of three dots the first: what the branch has changed, not what the other has moved on by. It needs the common ancestor.
    const base = (await git('merge-base', ref, 'HEAD')).stdout.trim();
    const differing = await git('diff', '--name-only', '-z', '--no-renames', '--relative', base);
    const untracked = await git('ls-files', '-z', '--others', '--exclude-standard');
    const names = `${differing.stdout}\0${untracked.stdout}`.split('\0').filter((name) => name !== '');
    return { kind: 'files', files: new Set(names) };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code === 'command-stopped') throw error;
    return everything(`git cannot compare with ${ref} (${error.problem})`);
  }
}

function everything(why: string): Changed {
  return {
    kind: 'everything',
    because: {
      problem: `changed-since: ${why}, so all templates are planned.`,
      remedy: 'Check out with `fetch-depth: 0`, and give a branch, a tag or a commit that is there.',
    },
  };
}
