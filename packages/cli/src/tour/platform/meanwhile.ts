import type { Guide } from '../guide.ts';
import { deployTwice, type PlatformRun, propose, setStage } from './story.ts';

/** The platform's workflow, which runs at the same time as the service's, as workflows of two repositories do. */
export interface Meanwhile {
  /** Shows what has happened so far, and tells the rest. */
  readonly end: () => Promise<readonly PlatformRun[]>;
  /** Ends what still runs. */
  readonly stop: () => Promise<void>;
}

/** Deploys cf/ twice, silently; nothing of it changes iac's repository. */
export function beginPlatform({ service, terminal, runner }: Guide): Meanwhile {
  const { terminal: silent, release } = terminal.held();
  const stop = new AbortController();
  const signal = AbortSignal.any([runner.signal, stop.signal]);
  const show = (line: string) => silent.log(line);
  const guide = { service, terminal: silent, runner: { ...runner, signal, show } };
  const stage = setStage(runner.root, guide);
  const deployed = stage.then(deployTwice);
  // Who is told is whoever calls `end`; until then it is nobody's failure.
  deployed.catch(() => undefined);
  return {
    end: async () => {
      release();
      const runs = await deployed;
      return [...runs, ...(await propose(await stage))];
    },
    stop: async () => {
      stop.abort();
      await Promise.allSettled([deployed]);
    },
  };
}
