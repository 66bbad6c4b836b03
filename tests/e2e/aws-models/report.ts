import type { Verdict } from './judge.ts';

/** One line for people: how much was checked. */
export function counted(verdicts: readonly Verdict[]): string {
  const answered = verdicts.filter(({ outcome }) => outcome !== 'lost');
  const operations = new Set(answered.map(({ operation }) => operation));
  const codes = new Set(answered.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'ok'));
  const lost = verdicts.length - answered.length;
  return `${String(answered.length)} exchanges (and ${String(lost)} whose answer was lost) of ${String(operations.size)} operations, ${String(codes.size)} error codes`;
}
