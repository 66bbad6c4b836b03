import type { Socket } from 'node:net';
import type { ServerChannel } from 'ssh2';
import type { DeployKey } from '../access/deploy-keys.ts';
import type { ServiceFault } from '../http/admit.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import type { Call } from '../../wire/index.ts';
import type { GitCommand } from './command.ts';

export interface SshRequest {
  readonly channel: ServerChannel;
  readonly socket: Socket;
  readonly key: DeployKey;
  readonly command: string;
  /** GIT_PROTOCOL, as the client set it. */
  readonly protocol: string | undefined;
}

/** A request that was understood, and whose key may do it. */
export interface Granted extends SshRequest {
  readonly git: GitCommand;
  readonly repository: StoredRepository;
  /** What opened the session. */
  readonly opening: Call;
}

/** Lets taps and faults at a call before anything is done. `gone`: nobody is to be answered. */
export async function admitSsh(
  { faults }: State,
  call: Call,
  socket: Socket,
): Promise<ServiceFault | undefined | 'gone'> {
  await faults.before(call);
  const fault = faults.take(call);
  if (fault === 'silence') return 'gone';
  if (fault !== 'reset-before') return fault;
  resetSsh(call, socket);
  return 'gone';
}

export function resetSsh(call: Call, socket: Socket): void {
  call.outcome = 'reset';
  socket.resetAndDestroy();
}

/** Says why on stderr and ends the command as GitHub does. */
export function leave(call: Call, channel: ServerChannel, line: string): void {
  call.outcome = 1;
  channel.stderr.write(`${line}\n`);
  finish(channel, 1);
}

/** The only order that git's ssh client takes: exit status, then the end of the channel. */
export function finish(channel: ServerChannel, code: number): void {
  channel.exit(code);
  channel.end();
}

/** When the channel or its connection closes, or at once when it has. */
export function whenGone({ channel, socket }: SshRequest, act: () => void): void {
  if (channel.destroyed || socket.destroyed) {
    act();
    return;
  }
  channel.once('close', act);
  socket.once('close', act);
}
