import { log } from '@iac/action-kit';
import type { Request } from './cures.ts';
import { failureOf } from './failures.ts';

/** After so many milliseconds without an answer the log says what is being waited for. */
const patience = 2_000;

/** Waits for an answer. Throws ActionErrors for all that can be foreseen. */
export async function answerTo<Answer>(request: Request, answer: Promise<Answer>): Promise<Answer> {
  const slow = setTimeout(() => {
    log.info(`Still waiting for ecr:${request.operation} on ${request.subject}.`);
  }, patience);
  try {
    return await answer;
  } catch (error) {
    throw failureOf(error, request);
  } finally {
    clearTimeout(slow);
  }
}

/** `instead` of an error with one of these names: an answer like any other. */
export async function unless<Answer, Instead>(
  names: readonly string[],
  answer: Promise<Answer>,
  instead: (error: Error) => Instead,
): Promise<Answer | Instead> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return instead(error);
    throw error;
  }
}
