import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '@iac/command';
import { noBranch } from './branches.ts';
import { bareGit, remoteFailure, remoteName, type Session } from './session.ts';

/**
 * The branch's newest commit and its folders, without any file's content, in a bare repository: three requests. A clone
 * rather than init and fetch, because it is the one command that also learns what the remote's HEAD names.
 * Returns the branch's name. Throws `branch-not-found` or `repository-empty`.
 */
export async function clone(session: Session, wanted: string | undefined, signal: AbortSignal): Promise<string> {
  const shape = ['--quiet', '--bare', '--depth=1', '--filter=blob:none', '--single-branch', '--no-tags', '--template='];
  const names = [`--origin=${remoteName}`, ...(wanted === undefined ? [] : [`--branch=${wanted}`])];
  const args = ['clone', ...shape, ...names, '--', session.talk.address.url, session.gitDir];
  // What another way of cloning has begun.
  await rm(session.gitDir, { recursive: true, force: true });
  try {
    await bareGit(session, { args, signal });
  } catch (error) {
    // git builtin/clone.c: "Remote branch %s not found in upstream %s"
    const missing = error instanceof CommandError && / not found in upstream /.test(error.stderr);
    throw missing ? await noBranch(session, wanted, signal) : remoteFailure(session, error);
  }
  const head = /^ref: refs\/heads\/(.+)\n/.exec(await readFile(join(session.gitDir, 'HEAD'), 'utf8'))?.[1];
  // A tag of that name is cloned as well, but cannot be pushed to.
  if (head === undefined || (wanted !== undefined && head !== wanted)) throw await noBranch(session, wanted, signal);
  return head;
}
