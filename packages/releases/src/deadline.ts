/** A signal that aborts at a moment (milliseconds since the epoch), or the one that is given. `clear` lets go of the timer. */
export function startDeadline(
  deadline: number | AbortSignal,
  now: () => number,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  if (typeof deadline !== 'number') return { signal: deadline, clear: () => undefined };
  const controller = new AbortController();
  const passed = () => controller.abort(new Error('the deadline passed'));
  const left = deadline - now();
  if (left <= 0) passed();
  const timer = setTimeout(passed, Math.max(0, Math.min(left, longestTimer)));
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** Over it, Node fires at once. */
const longestTimer = 2 ** 31 - 1;

/** Waits for work that knows no signal itself, but no longer than the signal allows. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooLate = () => reject(new Error('the deadline passed', { cause: signal.reason }));
    if (signal.aborted) tooLate();
    signal.addEventListener('abort', tooLate, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', tooLate));
  });
}
