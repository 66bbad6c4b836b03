/**
 * Aborts after so many milliseconds, with `late()` as its reason, or when `cancelled` does, with the reason of that. Keeps no process alive.
 *
 * Not made by AbortSignal.any: that of Node 24 forgets an abort once the signal that it came from is collected
 * (https://github.com/nodejs/node/issues/65995), and whoever asks later whether the time is over hears that it is not.
 */
export function timeLimit(milliseconds: number, cancelled: AbortSignal, late: () => Error): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(cancelled.reason);
  };
  if (cancelled.aborted) stop();
  else cancelled.addEventListener('abort', stop, { once: true });
  setTimeout(() => {
    controller.abort(late());
  }, milliseconds).unref();
  return controller.signal;
}
