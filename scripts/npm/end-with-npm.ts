import { npmOf } from './npm-of.ts';

const milliseconds = 1_000;

/**
 * Kills this process once the npm that runs it is gone. npm passes signals on, but a kill -9 cannot be passed on, and the
 * shell between the two does not notice. What this process has started as a daemon goes with it.
 */
export function endWithNpm(): void {
  const npm = npmOf(process.ppid);
  if (npm === undefined) return;
  const look = () => {
    if (npmOf(process.ppid) !== npm) process.kill(process.pid, 'SIGKILL');
  };
  setInterval(look, milliseconds).unref();
}
