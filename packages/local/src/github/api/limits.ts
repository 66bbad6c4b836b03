import type { OutgoingHttpHeaders } from 'node:http';
import type { Token } from '../access/tokens.ts';
import type { Budget, RateLimits, Resource } from '../limits/rate-limits.ts';
import { ApiRefusal, graphqlError, restError } from './answer.ts';

/** Who asks, and of which budget. */
export interface Asking {
  readonly token: Token | undefined;
  readonly resource: Resource;
}

const page = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

/** Counts a request; throws GitHub's refusal when the hour's budget is used up. */
export function spendOne(limits: RateLimits, asking: Asking): void {
  if (!limits.spend(asking.token, asking.resource)) throw primaryLimit(limits, asking);
}

/** Counts a request that makes content; throws GitHub's refusal when there were too many within a minute. */
export function createOne(limits: RateLimits, { token }: Asking): void {
  if (!limits.create(token)) throw secondaryLimit(limits);
}

/** The injected fault `throttled`, in the way that the limits are set to show it. */
export function throttled(limits: RateLimits, asking: Asking): ApiRefusal {
  return limits.throttling === 'primary' ? primaryLimit(limits, asking) : secondaryLimit(limits);
}

export function rateHeaders(budget: Budget): OutgoingHttpHeaders {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': budget.resource,
  };
}

/** GraphQL answers it with status 200, REST with 403; both with no requests remaining. */
function primaryLimit(limits: RateLimits, { token, resource }: Asking): ApiRefusal {
  const budget = limits.budget(token, resource);
  const text = `API rate limit exceeded for ${token?.login ?? '127.0.0.1'}.`;
  const { answer } =
    resource === 'graphql' ? graphqlError('RATE_LIMITED', text) : restError(403, text, { documentation_url: page });
  return new ApiRefusal({ ...answer, headers: rateHeaders({ ...budget, remaining: 0, used: budget.limit }) });
}

function secondaryLimit({ retryAfter }: RateLimits): ApiRefusal {
  const text = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const { answer } = restError(403, text, { documentation_url: `${page}#about-secondary-rate-limits` });
  return new ApiRefusal({ ...answer, headers: { 'retry-after': String(retryAfter) } });
}
