import type { GitHub } from '@iac/github';
import type { Occasion, Run } from '../src/contract.ts';
import type { GitHubErrorCode } from '@iac/github';
import { unknown } from '../src/errors.ts';
import type { Inputs } from '../src/inputs.ts';
import { context, inputs } from './occasion.ts';

type Parameters = Readonly<Record<string, unknown>>;
type Answer = (parameters: Parameters) => unknown;

/** A port that answers from a table of routes; `graphql` is one of them. What is not in it is a 404. Calls are kept. */
export function fakeGitHub(routes: Readonly<Record<string, Answer>>) {
  const calls: { route: string; parameters: Parameters }[] = [];
  const answer = async (route: string, parameters: Parameters): Promise<unknown> => {
    calls.push({ route, parameters });
    const found = routes[route];
    if (found === undefined) throw refusal('github-not-found');
    return Promise.resolve(found(parameters));
  };
  const github: GitHub = {
    graphql: (query, variables) => answer('graphql', { ...variables, query }),
    request: answer,
  };
  return { github, calls };
}

/** What the port throws. */
export function refusal(code: GitHubErrorCode) {
  return unknown(code, { problem: `GitHub said ${code}.`, remedy: 'Mend it.' });
}

/** A run of the guard over a fake. */
export function runOf(github: GitHub, occasion: Occasion, given: Inputs = inputs()): Run {
  return {
    github,
    occasion,
    context,
    inputs: given,
    workflow: '.github/workflows/guard-releases.yaml',
    job: 'guard',
    pause: () => Promise.resolve(),
  };
}
