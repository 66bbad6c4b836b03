import { isActionError } from '@iac/action-kit';

/** The faults of what `act` throws, as `file:line: problem`; none if it throws nothing. */
export function faultTexts(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (!isActionError(error)) throw error;
    return error.faults.map(({ problem, at }) =>
      at === undefined ? problem : `${at.file}:${String(at.line ?? '')}: ${problem}`,
    );
  }
  return [];
}
