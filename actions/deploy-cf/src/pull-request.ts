import type { RunContext } from '@iac/action-kit';
import { clockOf, githubOver, graphqlUrlOf, loadFetch, octokitWire } from '@iac/github';
import { keepComment } from './comment.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** Writes the comment of this run's pull request. GitHub's client is loaded only for this. */
export function commenter(inputs: Inputs, context: RunContext, cancelled: AbortSignal): Ports['comment'] {
  return async (marker, body) => {
    const number = inputs['pull-request'];
    const [owner, name] = context.repository.split('/');
    if (number === undefined || inputs.token === undefined || owner === undefined || name === undefined) return '';
    const [{ getOctokit }] = await Promise.all([import('@actions/github'), loadFetch()]);
    const wire = octokitWire(getOctokit(inputs.token), graphqlUrlOf(process.env));
    const page = `${context.serverUrl}/${context.repository}/pull/${number}`;
    const github = githubOver(wire, clockOf(commentMilliseconds, cancelled));
    return keepComment(github, { page, pull: { repository: { owner, name }, number } }, { marker, body });
  };
}

/** The comment has its own time: it is written when the deadline of the deployment may be over. */
const commentMilliseconds = 60_000;
