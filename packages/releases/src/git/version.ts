import { UserError } from '@iac/action-kit/errors';
import { runCommand } from '@iac/command';
import type { ReleaseErrorCode } from '../errors.ts';

/**
 * 2.31 reads configuration from GIT_CONFIG_COUNT (git Documentation/RelNotes/2.31.0.txt): without it a token would have to
 * stand in an argument or in a file. Everything else that is used is older (--no-write-fetch-head: 2.29).
 */
const oldest = [2, 31] as const;

/** Throws `git-too-old`, or CommandError when there is no git. */
export async function requireGit(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const { stdout } = await runCommand({ file: 'git', args: ['version'], env, signal });
  if (isEnough(stdout)) return;
  throw new UserError<ReleaseErrorCode>({
    code: 'git-too-old',
    problem: `This needs git ${oldest.join('.')} or newer, but there is ${stdout.trim()}.`,
    remedy: 'Update git on the runner or in its container: GitHub-hosted runners have a newer one.',
  });
}

/** PURE: "git version 2.39.5 (Apple Git-154)". */
export function isEnough(text: string): boolean {
  const [, major = 0, minor = 0] = (/git version (\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
