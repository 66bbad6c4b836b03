import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@iac/action-kit/errors';
import { openAccess, type Access } from './access.ts';
import type { OpenOptions, ReleaseBranch, Remote } from './contract.ts';
import type { Talk } from './explain.ts';
import { Direct } from './direct/direct.ts';
import { isPlain } from './direct/usable.ts';
import { GitBranch } from './git/branch.ts';
import { badBranch, isBranchName } from './git/branches.ts';
import { clone } from './git/clone.ts';
import { baseEnvironment, withSettings } from './git/environment.ts';
import type { Session } from './git/session.ts';
import { authorizationOf, settingsFor } from './git/settings.ts';
import { requireGit } from './git/version.ts';
import { Pace } from './pace.ts';
import { parseRemoteUrl } from './remote-url.ts';

/** Clones the branch, without any file's content. Throws UserError with the cure for all that no retry can mend. */
export async function openRemote(remote: Remote, options: OpenOptions): Promise<ReleaseBranch> {
  const { credentials, branch } = remote;
  const talk: Talk = { address: parseRemoteUrl(remote.url, credentials.kind), kind: credentials.kind };
  if (branch !== undefined && !isBranchName(branch)) throw badBranch(branch);

  const { signal } = options;
  const pace = new Pace(options);
  await mkdir(options.temp, { recursive: true });
  const folder = await mkdtemp(join(options.temp, 'releases-'));
  const closing: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 3 })];
  const release = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const env = baseEnvironment(process.env);
    const access = await openAccess(credentials, { address: talk.address, folder, env, signal });
    closing.push(() => access.close());
    const session = sessionOf({ folder, talk, env }, access);
    const authorization = credentials.kind === 'token' ? authorizationOf(credentials.token) : undefined;
    const opened = (direct: Direct) => closing.push(() => direct.close());
    const first = await firstClone(session, { branch, pace, env, signal, authorization, opened });
    return new GitBranch({ ...first, session, signal, now: options.now ?? Date.now, release });
  } catch (error) {
    await release();
    if (!signal.aborted || error instanceof UserError) throw error;
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
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Undefined where there is no token to send. */
  readonly authorization: string | undefined;
  /** Told what is to be closed, also when cloning fails. */
  readonly opened: (direct: Direct) => unknown;
}

interface Cloned {
  readonly branch: string;
  readonly direct: Direct | undefined;
}

/** The version is asked for while cloning; if it is too old, that is the reason, whatever cloning says. */
async function firstClone(session: Session, wanted: FirstClone): Promise<Cloned> {
  const [version, cloned] = await Promise.allSettled([
    requireGit(session.localEnv, wanted.signal),
    cloneBranch(session, wanted),
  ]);
  if (version.status === 'rejected') throw version.reason;
  if (cloned.status === 'rejected') throw cloned.reason;
  return cloned.value;
}

async function cloneBranch(session: Session, wanted: FirstClone): Promise<Cloned> {
  const { branch, pace, env, signal, authorization, opened } = wanted;
  const plain = authorization !== undefined && (await isPlain(session, { env, signal }));
  const direct = plain ? new Direct(session, authorization) : undefined;
  if (direct !== undefined) opened(direct);
  const name = (await direct?.clone(branch, signal)) ?? (await pace.persist(() => clone(session, branch, signal)));
  return { branch: name, direct };
}
