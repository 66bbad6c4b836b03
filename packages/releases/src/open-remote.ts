import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@iac/action-kit/errors';
import { openAccess, type Access } from './access.ts';
import type { OpenOptions, ReleaseBranch, Remote } from './contract.ts';
import type { Talk } from './explain.ts';
import { GitBranch } from './git/branch.ts';
import { badBranch, isBranchName } from './git/branches.ts';
import { clone } from './git/clone.ts';
import { baseEnvironment, withSettings } from './git/environment.ts';
import type { Session } from './git/session.ts';
import { settingsFor } from './git/settings.ts';
import { requireGit } from './git/version.ts';
import { Pace } from './pace.ts';
import { parseRemoteUrl } from './remote-url.ts';

/** Clones the branch, without any file's content. Throws UserError with the cure for all that no retry can mend. */
export async function openRemote(remote: Remote, options: OpenOptions): Promise<ReleaseBranch> {
  const { credentials, branch } = remote;
  const talk: Talk = { address: parseRemoteUrl(remote.url, credentials.kind), kind: credentials.kind };
  if (branch !== undefined && !isBranchName(branch)) throw badBranch(branch);

  const pace = new Pace(options);
  await mkdir(options.temp, { recursive: true });
  const folder = await mkdtemp(join(options.temp, 'releases-'));
  const closing = [() => rm(folder, { recursive: true, force: true, maxRetries: 3 })];
  const release = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const env = baseEnvironment(process.env);
    const access = await openAccess(credentials, { address: talk.address, folder, env, signal: options.signal });
    closing.push(() => access.close());
    const session = sessionOf({ folder, talk, env }, access);
    const name = await firstClone(session, { branch, pace, signal: options.signal });
    return new GitBranch({ session, branch: name, signal: options.signal, now: options.now ?? Date.now, release });
  } catch (error) {
    await release();
    if (!options.signal.aborted || error instanceof UserError) throw error;
    throw pace.tooLate(error);
  }
}

interface Base {
  readonly folder: string;
  readonly talk: Talk;
  readonly env: NodeJS.ProcessEnv;
}

function sessionOf({ folder, talk, env }: Base, access: Access): Session {
  const settings = settingsFor(talk.address);
  return {
    folder,
    talk,
    gitDir: join(folder, 'repository'),
    env: withSettings({ ...env, ...access.env }, [...settings, ...access.settings]),
    localEnv: withSettings(env, settings),
    secrets: access.secrets,
  };
}

interface FirstClone {
  readonly branch: string | undefined;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** The version is asked for while cloning; if it is too old, that is the reason, whatever cloning says. */
async function firstClone(session: Session, { branch, pace, signal }: FirstClone): Promise<string> {
  const [version, cloned] = await Promise.allSettled([
    requireGit(session.localEnv, signal),
    pace.persist(() => clone(session, branch, signal)),
  ]);
  if (version.status === 'rejected') throw version.reason;
  if (cloned.status === 'rejected') throw cloned.reason;
  return cloned.value;
}
