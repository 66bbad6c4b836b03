import { CommandError, lastWord, runCommand, type Output } from '@iac/command';
import { explain, type Talk } from '../explain.ts';
import { readFailure, serverSaid } from './failures.ts';

/** One repository on disk and the right to talk to its remote. */
export interface Session {
  /** Ours alone; where every command runs, so that no repository around it is taken for ours. */
  readonly folder: string;
  readonly gitDir: string;
  readonly talk: Talk;
  /** With the credentials, for what reaches the remote. */
  readonly env: NodeJS.ProcessEnv;
  /** The same settings without them, for what does not. */
  readonly localEnv: NodeJS.ProcessEnv;
  readonly secrets: readonly string[];
}

/** The remote's name in the repository: one that no user's configuration speaks of. */
export const remoteName = 'releases';

export interface GitCall {
  readonly args: readonly string[];
  readonly signal: AbortSignal;
  readonly input?: string | Uint8Array;
  /** Exit codes that are an answer; default 0 alone. */
  readonly accept?: readonly number[];
}

/** Runs git in the repository, without any way to the remote. */
export function localGit({ folder: cwd, gitDir, localEnv: env }: Session, { args, ...call }: GitCall): Promise<Output> {
  return runCommand({ file: 'git', args: [`--git-dir=${gitDir}`, ...args], cwd, env, ...call });
}

/** Runs git where there is no repository (yet), with the right to talk to the remote. */
export function bareGit({ folder: cwd, env, secrets }: Session, call: GitCall): Promise<Output> {
  return runCommand({ file: 'git', cwd, env, secrets, ...call });
}

/** Runs git in the repository against its remote. */
export function remoteGit(session: Session, { args, ...call }: GitCall): Promise<Output> {
  return bareGit(session, { args: [`--git-dir=${session.gitDir}`, ...args], ...call });
}

/** What to throw for a failed command: `unavailable` for a passing fault, the cure in words for what is known, else `git-failed`. */
export function remoteFailure({ talk }: Session, error: unknown): unknown {
  if (!(error instanceof CommandError) || error.exitCode === undefined) return error;
  return explain(readFailure(error.stderr) ?? 'git-failed', talk, { said: wordsOf(error.stderr), cause: error });
}

/** PURE: what the server said, or else git's last word. */
export function wordsOf(stderr: string): string {
  return serverSaid(stderr) || lastWord(stderr);
}
