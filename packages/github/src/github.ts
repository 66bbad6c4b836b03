import { reasonOf, type Clock } from './clock.ts';
import { gitHubError, type GitHubErrorCode } from './errors.ts';
import { graphqlOutcomeOf, outcomeOf, type Outcome, type Wire } from './exchange.ts';

/**
 * GitHub, as small as it may be. Both throw an ActionError<GitHubErrorCode>; reads are tried again on passing faults until the
 * deadline. An answer has no type: parse it.
 */
export interface GitHub {
  /** The `data` of a query that had no errors. */
  graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The body of an answer of the REST API. `GET /repos/{owner}/{repo}/pulls/{pull_number}`, with what fills it. */
  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** One that hangs is given up after this, and tried again. */
const longestRequest = 30_000;
const firstPause = 500;
const longestPause = 10_000;

/** GitHub behind `wire`: reads are tried again on passing faults, as far apart as GitHub asks, until the deadline. */
export function githubOver(wire: Wire, clock: Clock): GitHub {
  const asking = new Asking(wire, clock);
  return {
    request: (route, parameters) =>
      asking.ask(route, { route, parameters, read: outcomeOf, again: route.startsWith('GET ') }),
    graphql: (query, variables) =>
      asking.ask('GraphQL', {
        route: `POST ${wire.graphqlUrl}`,
        parameters: { query, variables },
        read: graphqlOutcomeOf,
        again: query.trimStart().startsWith('query'),
      }),
  };
}

interface Question {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly read: typeof outcomeOf;
  /** Only what changes nothing may be asked twice. */
  readonly again: boolean;
}

class Asking {
  readonly #wire: Wire;
  readonly #clock: Clock;

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire;
    this.#clock = clock;
  }

  async ask(name: string, question: Question): Promise<unknown> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      const outcome = await this.#once(question);
      if (outcome.kind === 'answered') return outcome.data;
      if (outcome.kind === 'refused') throw refusal(name, outcome);
      if (!question.again) throw unavailable(name, outcome.what);
      await this.#clock.pause(outcome.after ?? pause * (0.5 + Math.random() / 2)).catch((error: unknown) => {
        throw this.#clock.signal.aborted ? reasonOf(this.#clock.signal) : unavailable(name, outcome.what, error);
      });
    }
  }

  async #once({ route, parameters, read }: Question): Promise<Outcome> {
    const { signal, now } = this.#clock;
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(longestRequest)]);
      return read(await this.#wire.send(route, parameters, limit), now());
    } catch (error) {
      if (signal.aborted) throw reasonOf(signal);
      return { kind: 'passing', what: Error.isError(error) ? error.message : String(error) };
    }
  }
}

const codes: Readonly<Record<number, GitHubErrorCode>> = {
  401: 'github-unauthorized',
  403: 'github-forbidden',
  404: 'github-not-found',
};

function refusal(name: string, { status, what }: Outcome & { kind: 'refused' }): Error {
  const code = codes[status] ?? 'github-refused';
  return gitHubError(code, { problem: `GitHub refused ${name}: ${what}.`, remedy: remedies[code] });
}

const remedies: Readonly<Record<GitHubErrorCode, string>> = {
  'github-unauthorized': 'Pass a token that is valid.',
  'github-forbidden': 'Give the job the permissions that the README names.',
  'github-not-found': 'Check the repository, and that the token may read it (contents:read and pull-requests:read).',
  'github-refused': 'Look at what GitHub says; if it stays so, this action needs a newer version.',
  'github-unavailable': 'Run the job again when GitHub is well.',
  'github-unreadable': 'Run the job again.',
  'deadline-exceeded': 'Run the job again.',
};

function unavailable(name: string, what: string, cause?: unknown): Error {
  return gitHubError('github-unavailable', {
    problem: `GitHub did not answer ${name} in time: ${what}.`,
    remedy: remedies['github-unavailable'],
    cause,
  });
}
