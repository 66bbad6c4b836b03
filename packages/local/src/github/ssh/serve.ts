import { setTimeout as wait } from 'node:timers/promises';
import type { State } from '../state.ts';
import type { Call } from '../../wire/index.ts';
import { faultLine, parseCommand, refuseCommand, type GitCommand } from './command.ts';
import { serveFetch } from './fetch.ts';
import { servePush } from './push.ts';
import { admitSsh, leave, resetSsh, type SshRequest } from './session.ts';

/** Answers one command of an ssh session. */
export async function serveCommand(state: State, request: SshRequest): Promise<void> {
  try {
    if (state.latency > 0) await wait(state.latency, undefined, { signal: state.closing });
    await answer(state, request);
  } catch (error) {
    if (state.closing.aborted) return;
    process.emitWarning(`The GitHub stand-in failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    request.socket.destroy();
  }
}

async function answer(state: State, request: SshRequest): Promise<void> {
  const { channel, socket, key } = request;
  const git = parseCommand(request.command);
  const call = opened(state, request, git);
  const fault = await admitSsh(state, call, socket);
  if (fault === 'gone') return;
  if (git === undefined) {
    leave(call, channel, `Invalid command: '${request.command}'`);
    return;
  }
  // Nothing is done yet that could be lost: the session only opens here.
  if (fault === 'reset-after') {
    resetSsh(call, socket);
    return;
  }

  const repository = state.repositories.find(git.fullName);
  const refusal = faultLine(fault, git) ?? refuseCommand(git, repository, key);
  if (refusal !== undefined || repository === undefined) {
    leave(call, channel, refusal ?? notFound);
    return;
  }
  const granted = { ...request, git, repository, opening: call };
  if (git.service === 'receive-pack') return servePush(state, granted);
  return serveFetch(state, granted, { stale: fault === 'stale' });
}

const notFound = 'ERROR: Repository not found.';

/** A push is two calls, as over HTTP: the session with its refs, and later the commands. */
function opened({ log }: State, { command, key }: SshRequest, git: GitCommand | undefined): Call {
  if (git === undefined) return log.add({ operation: `ssh:${command}`, mutating: false });
  const operation = git.service === 'upload-pack' ? 'ssh:upload-pack' : 'ssh:open receive-pack';
  return log.add({ operation, mutating: false, input: { repository: git.fullName, key: key.title } });
}
