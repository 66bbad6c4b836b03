// First, as it acts before @actions/github is loaded.
import { payloadPath } from './event/payload-path.ts';
import { getOctokit } from '@actions/github';
import { cancellation, readContext, runAction } from '@iac/action-kit';
import { readOccasion, workflowPath } from './event/read-occasion.ts';
import { parseInputs } from './inputs.ts';
import { clockOf, githubOver, graphqlUrlOf, loadFetch, octokitWire } from '@iac/github';
import { run } from './run.ts';

const cancelled = cancellation();

await runAction(
  async (raw) => {
    const inputs = parseInputs(raw);
    const occasion = readOccasion({ ...process.env, GITHUB_EVENT_PATH: payloadPath });
    const clock = clockOf(inputs.deadline, cancelled);
    const job = process.env['GITHUB_JOB'];
    await loadFetch();
    const wire = octokitWire(getOctokit(inputs.token), graphqlUrlOf(process.env));
    return run({
      inputs,
      occasion,
      github: githubOver(wire, clock),
      context: readContext(process.env),
      workflow: workflowPath(process.env),
      ...(job !== undefined && { job }),
      pause: clock.pause,
    });
  },
  { secrets: ['token'] },
);
