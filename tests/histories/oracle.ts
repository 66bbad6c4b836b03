import { spawn } from 'node:child_process';

/** What git itself says of a pull request, a line for each path as `git diff --raw` marks it: `M releases/staging/api.yaml`. */
export interface Seen {
  /** From the merge base to the head. */
  readonly head: readonly string[];
  /** From the base to the merge; undefined where there is a conflict. */
  readonly merge: readonly string[] | undefined;
}

export async function whatGitSays(folder: string, { base, head }: { base: string; head: string }): Promise<Seen> {
  const { text: mergeBase } = await git(folder, 'merge-base', base, head);
  const merged = await git(folder, 'merge-tree', '--write-tree', base, head);
  return {
    head: await raw(folder, mergeBase.trim(), head),
    merge: merged.code === 0 ? await raw(folder, base, merged.text.trim()) : undefined,
  };
}

async function raw(folder: string, from: string, to: string): Promise<string[]> {
  const { text } = await git(folder, 'diff-tree', '-r', '-z', '--no-renames', '--name-status', from, to);
  const fields = text.split('\0');
  return fields.flatMap((field, n) => (n % 2 === 0 && field !== '' ? [`${field} ${fields[n + 1] ?? ''}`] : []));
}

async function git(folder: string, ...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn('git', args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text: Buffer.concat(out).toString() }));
  });
}
