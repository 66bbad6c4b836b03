import * as z from 'zod/mini';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** One exchange over HTTP. It rejects only where there was no answer. */
export interface Wire {
  readonly send: (route: string, parameters: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<Answer>;
  /** https://api.github.com/graphql, or that of a GitHub Enterprise Server. */
  readonly graphqlUrl: string;
}

/** What an exchange came to. `passing`: the same may succeed later, after so many milliseconds where GitHub says when. */
export type Outcome =
  | { readonly kind: 'answered'; readonly data: unknown }
  | { readonly kind: 'passing'; readonly what: string; readonly after?: number }
  | { readonly kind: 'refused'; readonly status: number; readonly what: string };

/** PURE: REST, and what HTTP says of GraphQL (docs.github.com, "Rate limits for the REST API" and "Troubleshooting the REST API"). */
export function outcomeOf({ status, headers, data }: Answer, now: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'answered', data };
  const what = `${status} ${messageOf(data)}`.trim();
  const after = waitOf(headers, now);
  const limited = status === 429 || (status === 403 && after !== undefined);
  if (!limited && status < 500 && status !== 408) return { kind: 'refused', status, what };
  return { kind: 'passing', what, ...(after !== undefined && { after }) };
}

const errors = z.object({
  errors: z.array(
    z.object({ type: z.optional(z.string()), message: z.string(), extensions: z.optional(z.looseObject({})) }),
  ),
});

/** PURE: GraphQL answers 200 to a query that failed. An answer in part is none. */
export function graphqlOutcomeOf(answer: Answer, now: number): Outcome {
  const outcome = outcomeOf(answer, now);
  if (outcome.kind !== 'answered') return outcome;
  const failed = z.safeParse(errors, outcome.data);
  if (!failed.success) return { kind: 'answered', data: fieldOf(outcome.data, 'data') };
  const [first] = failed.data.errors;
  const what = failed.data.errors.map(({ type, message }) => [type, message].filter(Boolean).join(': ')).join('; ');
  const after = waitOf(answer.headers, now);
  if (first?.type === 'RATE_LIMITED') return { kind: 'passing', what, ...(after !== undefined && { after }) };
  // A defect on GitHub's side has neither type nor code; it passes.
  if (first?.type === undefined && first?.extensions?.['code'] === undefined) return { kind: 'passing', what };
  return { kind: 'refused', status: first.type === 'NOT_FOUND' ? 404 : first.type === 'FORBIDDEN' ? 403 : 422, what };
}

/** Milliseconds until GitHub wants to be asked again; undefined where it does not say. */
function waitOf(headers: Answer['headers'], now: number): number | undefined {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return retryAfter * 1_000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(reset)) return undefined;
  return Math.max(0, reset * 1_000 - now);
}

function messageOf(data: unknown): string {
  const message = fieldOf(data, 'message');
  return typeof message === 'string' ? message : '';
}

function fieldOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && name in data
    ? Object.entries(data).find(([key]) => key === name)?.[1]
    : undefined;
}
