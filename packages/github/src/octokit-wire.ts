import type { Answer, Wire } from './exchange.ts';

/** Of Octokit what is asked of it. */
interface Requesting {
  readonly request: (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answer>;
}

/** Octokit throws what GitHub answers with any status over 299: here an answer is an answer. */
export function octokitWire({ request }: Requesting, graphqlUrl: string): Wire {
  return {
    graphqlUrl,
    send: async (route, parameters, signal) => {
      try {
        const { status, headers, data } = await request(route, { ...parameters, request: { signal } });
        return { status, headers, data };
      } catch (error) {
        const answer = answerIn(error);
        if (answer === undefined) throw error;
        return answer;
      }
    },
  };
}

/** undefined when there was no answer. */
function answerIn(error: unknown): Answer | undefined {
  if (!Error.isError(error) || !('response' in error)) return undefined;
  const { response } = error;
  return isAnswer(response) ? response : undefined;
}

function isAnswer(response: unknown): response is Answer {
  return typeof response === 'object' && response !== null && 'status' in response && 'headers' in response;
}

/** Where GraphQL is: what the runner says, or what belongs to the REST API that it says. */
export function graphqlUrlOf(env: NodeJS.ProcessEnv): string {
  const given = env['GITHUB_GRAPHQL_URL'] ?? '';
  const api = env['GITHUB_API_URL'] ?? '';
  // A GitHub Enterprise Server has them side by side: /api/v3 and /api/graphql.
  return given || `${(api || 'https://api.github.com').replace(/\/v3\/?$/, '').replace(/\/$/, '')}/graphql`;
}
