import { log } from '@iac/action-kit';
import { failureOf } from '@iac/aws';
import { cures, type Request } from './cures.ts';

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
    throw failureOf(error, request, cures);
  } finally {
    clearTimeout(slow);
  }
}
