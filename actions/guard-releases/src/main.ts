import { cancellation, readContext, runAction } from '@iac/action-kit';
import { readOccasion } from './event/read-occasion.ts';
import { parseInputs } from './inputs.ts';
import { run } from './run.ts';

const cancelled = cancellation();

await runAction(
  (raw) => {
    const inputs = parseInputs(raw);
    return run({
      inputs,
      occasion: readOccasion(process.env),
      context: readContext(process.env),
      workflow: undefined,
      signal: AbortSignal.any([AbortSignal.timeout(inputs.deadline), cancelled]),
      github: {
        graphql: () => Promise.reject(new Error('not connected yet')),
        request: () => Promise.reject(new Error('not connected yet')),
      },
    });
  },
  { secrets: ['token'] },
);
