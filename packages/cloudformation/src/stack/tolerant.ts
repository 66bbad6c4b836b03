import { isActionError } from '@iac/action-kit/errors';

/** So many looks in a row may fail, each after the SDK's own tries, before what is under way is given up. */
const mostFailures = 5;

/** Lets a look at something that is under way fail now and then: it goes on whether AWS answers or not. undefined: no answer this time. */
export function tolerant<Answer>(ask: () => Promise<Answer>): () => Promise<Answer | undefined> {
  let failures = 0;
  return async () => {
    try {
      const answer = await ask();
      failures = 0;
      return answer;
    } catch (error) {
      failures += 1;
      if (!isActionError(error) || error.code !== 'aws-unavailable' || failures >= mostFailures) throw error;
      return undefined;
    }
  };
}
