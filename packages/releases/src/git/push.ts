import type { Pushed } from '../contract.ts';
import type { Move } from '../direct/receive-pack.ts';
import { explain } from '../explain.ts';
import { readFailure, serverSaid } from './failures.ts';
import { readRejection } from './rejections.ts';
import { remoteGit, remoteName, wordsOf, type Session } from './session.ts';

/**
 * Moves the branch from one commit to another: two requests. With a lease, because it alone compares with exactly the commit
 * that was read: a plain push would make a branch anew that somebody deleted, and bring back commits that somebody took
 * away.
 */
export async function push(session: Session, { ref, from, to }: Move, signal: AbortSignal): Promise<Pushed> {
  const options = ['--porcelain', '--no-verify', '--no-progress', `--force-with-lease=${ref}:${from}`];
  const args = ['push', ...options, remoteName, `${to}:${ref}`];
  // 1: a ref was refused, its line says why. 128: the remote could not be talked to, stderr says why.
  const said = await remoteGit(session, { args, signal, accept: [0, 1, 128] });

  const refusal = /^!\t\S+\t(?<summary>\[[a-z ]+\] \((?<reason>.*)\))$/m.exec(said.stdout)?.groups;
  if (refusal !== undefined) return refused(session, to, { ...refusal, server: serverSaid(said.stderr) });
  // `=`: the branch is there already, by an earlier copy of this push or by another job with the very same commit.
  if (said.exitCode === 0 && /^[ +=]\t/m.test(said.stdout)) return { outcome: 'pushed', commit: to };

  const code = readFailure(said.stderr) ?? 'git-failed';
  const reason = wordsOf(said.stderr);
  if (said.exitCode === 0 || code === 'unavailable') return { outcome: 'unknown', reason, sent: to };
  throw explain(code, session.talk, { said: reason });
}

interface Refusal {
  /** As porcelain shows it: `[remote rejected] (reason)`. */
  readonly summary?: string;
  readonly reason?: string;
  readonly server: string;
}

function refused({ talk }: Session, commit: string, { summary = '', reason = '', server }: Refusal): Pushed {
  const said = `${server} ${summary}`.trim();
  const means = readRejection(reason);
  switch (means) {
    case 'lost':
      // Refused by the server: the commit was sent. curl sends a request again when its connection breaks, so that what the
      // server refuses can be the second copy of what it has just taken.
      return { outcome: 'lost', reason: summary, ...(summary.startsWith('[remote ') && { sent: commit }) };
    case 'fault':
      return { outcome: 'unknown', reason: said, sent: commit };
    case 'protected':
      throw explain('branch-protected', talk, { said });
    case 'forbidden':
      throw explain('forbidden', talk, { said });
    case 'declined':
      throw explain('push-declined', talk, { said });
    default:
      return means satisfies never;
  }
}
