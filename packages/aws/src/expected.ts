import { field } from './boundary.ts';

/** `instead` of an error with one of these names: an answer like any other. */
export async function unless<Answer, Instead>(
  names: readonly string[],
  answer: Promise<Answer>,
  instead: (error: Error) => Instead,
): Promise<Answer | Instead> {
  try {
    return await answer;
  } catch (error) {
    if (Error.isError(error) && names.includes(error.name)) return instead(error);
    throw error;
  }
}

/** Whether the SDK sent the request more than once: an earlier attempt, whose answer was lost, may have done its work. */
export function wasRetried(error: Error): boolean {
  const attempts = field(field(error, '$metadata'), 'attempts');
  return typeof attempts === 'number' && attempts > 1;
}
