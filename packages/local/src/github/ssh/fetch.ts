import { once } from 'node:events';
import { staleView } from '../repositories/stale.ts';
import type { State } from '../state.ts';
import { finish, whenGone, type Granted } from './session.ts';

/** Runs upload-pack on the channel; it ends with the connection. */
export async function serveFetch(
  state: State,
  granted: Granted,
  { stale }: { readonly stale: boolean },
): Promise<void> {
  const { channel, repository, opening, protocol } = granted;
  const view = stale ? await staleView(repository.path, state.root) : undefined;
  const env: Record<string, string> = protocol === undefined ? {} : { GIT_PROTOCOL: protocol };
  const child = state.processes.start(['upload-pack', view?.dir ?? repository.path], env);
  const closed = once(child, 'close');
  whenGone(granted, () => state.processes.end(child));
  await Promise.race([once(child.stdout, 'readable'), closed]);
  await state.faults.after(opening);
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  await closed;
  opening.outcome = child.exitCode ?? 255;
  finish(channel, opening.outcome);
  await view?.remove();
}
