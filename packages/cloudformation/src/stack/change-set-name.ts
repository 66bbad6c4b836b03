import { randomUUID } from 'node:crypto';

const mark = 'iac-';
const kept = 'iac-kept-';

/** `prefix`: of the run, `iac-` and the run's id and attempt. `keep`: for a later `execute`, so that no other run takes it for a leftover. */
export function changeSetName(prefix: string, keep: boolean): string {
  return `${keep ? kept + prefix.slice(mark.length) : prefix}-${randomUUID()}`;
}

const hour = 3_600_000;

export interface Sweeper {
  /** As above. */
  readonly prefix: string;
  /** Milliseconds. */
  readonly now: number;
  /** It has just kept a plan of its own, which takes the place of what earlier attempts of the run have kept. */
  readonly keeps: boolean;
}

/** Whether a run that was killed has left it behind: an earlier attempt of this run, or any run of ours over an hour ago. */
export function isLeftover(
  { name, createdAt }: { readonly name: string; readonly createdAt: Date },
  { prefix, now, keeps }: Sweeper,
): boolean {
  if (!name.startsWith(mark)) return false;
  if (name.startsWith(kept)) return keeps && isEarlier(name.slice(kept.length), prefix.slice(mark.length));
  return isEarlier(name.slice(mark.length), prefix.slice(mark.length)) || now - createdAt.getTime() > hour;
}

/** `name`: `RUN-ATTEMPT-UUID`; `prefix`: `RUN-ATTEMPT`. */
function isEarlier(name: string, prefix: string): boolean {
  const [run, attempt] = prefix.split('-');
  const [otherRun, otherAttempt] = name.split('-');
  return run === otherRun && Number(otherAttempt) < Number(attempt);
}
