import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { ServerChannel } from 'ssh2';
import { guardPush, rulesFor } from '../access/guard.ts';
import { writtenBy } from '../git/environment.ts';
import { personOf } from '../repositories/people.ts';
import type { State } from '../state.ts';
import { faultLine } from './command.ts';
import { HeldOutput } from './held-output.ts';
import { admitSsh, finish, leave, resetSsh, whenGone, type Granted } from './session.ts';

/** Runs receive-pack on the channel: it shows its refs, and when the client has sent its commands it acts on them. */
export async function servePush(state: State, granted: Granted): Promise<void> {
  const { channel, opening } = granted;
  const child = await startReceivePack(state, granted);
  // Cut short, the input makes git give up without a trace; whole, git finishes although nobody listens any more.
  whenGone(granted, () => child.stdin.destroy());
  const output = new HeldOutput(child.stdout, channel);
  await output.begun;
  await state.faults.after(opening);
  opening.outcome = 0;
  output.release();

  const head = await firstBytes(channel);
  if (head === undefined) return;
  channel.unshift(head);
  // A flush alone: there is nothing to push.
  if (head.toString() !== '0000') return receive(state, granted, { child, output });
  channel.pipe(child.stdin);
  finish(channel, await exitCode(child));
}

interface Receiving {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: HeldOutput;
}

async function receive(state: State, granted: Granted, { child, output }: Receiving): Promise<void> {
  const { channel, socket, git, key } = granted;
  output.hold();
  const input = { repository: git.fullName, key: key.title };
  const call = state.log.add({ operation: 'ssh:receive-pack', mutating: true, input });
  const fault = await admitSsh(state, call, socket);
  if (fault === 'gone') return;
  const refusal = faultLine(fault, git);
  if (refusal !== undefined) {
    state.processes.end(child);
    leave(call, channel, refusal);
    return;
  }
  channel.pipe(child.stdin);
  call.outcome = await exitCode(child);
  await state.faults.after(call);
  if (fault === 'reset-after') {
    resetSsh(call, socket);
    return;
  }
  output.release();
  finish(channel, call.outcome);
}

async function startReceivePack(state: State, { repository, key, protocol }: Granted) {
  const repositoryUrl = `${state.serverUrl}/${repository.fullName}`;
  return state.processes.start(['receive-pack', repository.path], {
    ...(protocol === undefined ? {} : { GIT_PROTOCOL: protocol }),
    ...writtenBy(personOf('deploy-key')),
    ...(await guardPush(state.root, { repositoryUrl, rules: rulesFor(repository, key.title) })),
  });
}

/** The first pkt-line's length; undefined when the client leaves without a word. */
async function firstBytes(channel: ServerChannel): Promise<Buffer | undefined> {
  while (!channel.readableEnded && !channel.destroyed) {
    const bytes: unknown = channel.read(4);
    if (Buffer.isBuffer(bytes)) return bytes;
    await Promise.race([once(channel, 'readable'), once(channel, 'end'), once(channel, 'close')]);
  }
  return undefined;
}

async function exitCode(child: ChildProcessWithoutNullStreams): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode ?? 255;
}
