import { codeOf } from './thrown.ts';

const groups = new Set<number>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Remembers a process group so that it ends when this process does, by itself or by a signal. */
export function watchGroup(id: number): void {
  if (groups.size === 0) {
    process.on('exit', killAll);
    // In front, so that a listener that leaves once it is called is still there to be counted.
    for (const signal of signals) process.prependListener(signal, endBySignal);
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

/**
 * Groups of their own do not get the signal that the runner sends to this process when a job is cancelled: pass the end on.
 * With somebody else's listener the end is theirs to decide: they abort what is to end.
 */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  killAll();
  for (const id of [...groups]) forgetGroup(id);
  process.kill(process.pid, signal);
}
