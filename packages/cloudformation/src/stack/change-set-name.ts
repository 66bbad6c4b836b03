import { randomUUID } from 'node:crypto';

const kept = 'iac-kept-';

/** `prefix`: of the run, `iac-` and the run's id and attempt. `keep`: for a later `execute`, so that no run takes it for a leftover. */
export function changeSetName(prefix: string, keep: boolean): string {
  return `${keep ? kept + prefix.replace(/^iac-/, '') : prefix}-${randomUUID()}`;
}

const hour = 3_600_000;

/** Whether a run that was killed has left it behind: an earlier attempt of this run, or any run of ours over an hour ago. */
export function isLeftover(
  { name, createdAt }: { readonly name: string; readonly createdAt: Date },
  prefix: string,
  now: number,
): boolean {
  if (!name.startsWith('iac-') || name.startsWith(kept)) return false;
  return name.startsWith(prefix.replace(/-\d+$/, '-')) || now - createdAt.getTime() > hour;
}
