import { ActionError } from './errors.ts';

/** Aborts when the job is cancelled (GitHub's runner sends SIGINT, then SIGTERM), with the ActionError to end with as its reason. */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  const cancel = () => {
    controller.abort(
      new ActionError({
        code: 'cancelled',
        problem: 'The job was cancelled.',
        remedy: 'Run it again: it goes on from what is there.',
      }),
    );
  };
  process.once('SIGINT', cancel).once('SIGTERM', cancel);
  return controller.signal;
}
