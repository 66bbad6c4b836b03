import { codeOf } from './thrown.ts';

const groups = new Set<number>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Remembers a process group so that it ends when this process does, by itself or by a signal. */
export function watchGroup(id: number): void {
  if (groups.size === 0) {
    process.on('exit', killAll);
    for (const signal of signals) process.on(signal, endBySignal);
  }
  groups.add(id);
}

export function forgetGroup(id: number): void {
  if (!groups.delete(id) || groups.size > 0) return;
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, endBySignal);
}

/** Sends to all members; a group that is gone is no fault. */
export function signalGroup(id: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-id, signal);
  } catch (error) {
    // ESRCH: nobody left. EPERM is what macOS says of a group in which only zombies are left.
    const code = codeOf(error);
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function killAll(): void {
  for (const id of groups) signalGroup(id, 'SIGKILL');
}

/** Groups of their own do not get the signal that the runner sends to this process when a job is cancelled: pass the end on. */
function endBySignal(signal: NodeJS.Signals): void {
  killAll();
  const others = process.listenerCount(signal) > 1;
  for (const id of [...groups]) forgetGroup(id);
  // Without our listener the signal does what it always does; with somebody else's, the end is theirs to decide.
  if (!others) process.kill(process.pid, signal);
}
