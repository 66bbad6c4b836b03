import type { Annotation } from '@iac/action-kit';
import { isUnknown, type UnknownReason } from './errors.ts';

const cures: Partial<Record<UnknownReason, string>> = {
  'github-forbidden':
    'Give the job `pull-requests: write`. A pull_request event of a fork cannot have it; pull_request_target can.',
};

/** Does what the verdict does not depend on: a failure that we know becomes one warning, any other is our bug and goes on. */
export async function orWarning(what: string, act: () => Promise<void>): Promise<readonly Annotation[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return [{ level: 'warning', message: `${what} ${error.problem} ${cures[error.code] ?? error.remedy}` }];
  }
}
