import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoredRepository } from '../repositories/store.ts';
import type { BranchRule } from './protection.ts';

/** What proc-receive.ts reads from the environment. */
export interface GuardedBranches {
  readonly repositoryUrl: string;
  readonly rules: Readonly<Record<string, BranchRule>>;
}

export const guardVariable = 'GITHUB_GUARDED_BRANCHES';

/** The rules that bind this login, by ref. */
export function rulesFor({ rules }: StoredRepository, login: string): Record<string, BranchRule> {
  const binding = [...rules].filter(([, rule]) => rule.bypass?.includes(login) !== true);
  return Object.fromEntries(binding.map(([branch, rule]) => [`refs/heads/${branch}`, rule]));
}

/**
 * The variables that put a proc-receive hook before the guarded refs of one push; none when no rule binds the pusher.
 * Only this hook can give git GitHub's own reason for the refusal. https://git-scm.com/docs/githooks#proc-receive
 */
export async function guardPush(root: string, guarded: GuardedBranches): Promise<Record<string, string>> {
  const refs = Object.keys(guarded.rules);
  if (refs.length === 0) return {};
  const settings = [
    ['core.hooksPath', await hooksFolder(root)],
    ...refs.map((ref) => ['receive.procReceiveRefs', ref]),
  ];
  const keys = settings.map(([key = ''], n): [string, string] => [`GIT_CONFIG_KEY_${String(n)}`, key]);
  const values = settings.map(([, value = ''], n): [string, string] => [`GIT_CONFIG_VALUE_${String(n)}`, value]);
  return {
    ...Object.fromEntries([...keys, ...values]),
    GIT_CONFIG_COUNT: String(settings.length),
    [guardVariable]: JSON.stringify(guarded),
  };
}

async function hooksFolder(root: string): Promise<string> {
  const folder = join(root, 'hooks');
  const hook = join(folder, 'proc-receive');
  await mkdir(folder, { recursive: true });
  const script = fileURLToPath(new URL('./proc-receive.ts', import.meta.url));
  // Renamed into place, because another push may be running it.
  const draft = `${hook}-${randomUUID()}`;
  await writeFile(draft, `#!/bin/sh\nexec '${process.execPath}' '${script}'\n`, { mode: 0o755 });
  await rename(draft, hook);
  return folder;
}
