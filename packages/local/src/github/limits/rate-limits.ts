import type { Token } from '../access/tokens.ts';

/** What GitHub allows; see "Rate limits for the REST API" in its documentation. */
export interface LimitOptions {
  /** Requests (REST) or points (GraphQL) an hour and token. Default 5,000; a job's token 1,000; nobody 60. */
  readonly perHour?: number;
  /** Requests that make content, a minute and token. Default 80. */
  readonly contentPerMinute?: number;
  /** Seconds that Retry-After names. Default 1; GitHub says 60. */
  readonly retryAfter?: number;
  /** How a fault `throttled` looks on the API: the hour's budget is used up, or a secondary limit. Default secondary. */
  readonly throttling?: 'primary' | 'secondary';
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export type Resource = 'core' | 'graphql';

export interface Budget {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970 at which `used` is 0 again. */
  readonly reset: number;
  readonly resource: Resource;
}

const hour = 3_600;

/** Counts what each token has used. Both APIs share nothing but the secondary limit. */
export class RateLimits {
  readonly #windows = new Map<string, { used: number; reset: number }>();
  readonly #content = new Map<string, number[]>();
  #options: LimitOptions = {};

  configure(options: LimitOptions): void {
    this.#options = options;
  }

  get retryAfter(): number {
    return this.#options.retryAfter ?? 1;
  }

  get throttling(): 'primary' | 'secondary' {
    return this.#options.throttling ?? 'secondary';
  }

  budget(token: Token | undefined, resource: Resource): Budget {
    const { used, reset } = this.#window(token, resource);
    const limit = this.#options.perHour ?? (token === undefined ? 60 : token.kind === 'actions' ? 1_000 : 5_000);
    return { limit, used: Math.min(used, limit), remaining: Math.max(limit - used, 0), reset, resource };
  }

  /** Counts one request; false when the hour's budget is used up. */
  spend(token: Token | undefined, resource: Resource): boolean {
    if (this.budget(token, resource).remaining === 0) return false;
    this.#window(token, resource).used += 1;
    return true;
  }

  /** Counts one request that makes content; false when there were too many within a minute. */
  create(token: Token | undefined): boolean {
    const now = this.#now();
    const recent = (this.#content.get(owner(token)) ?? []).filter((at) => at > now - 60_000);
    const allowed = recent.length < (this.#options.contentPerMinute ?? 80);
    this.#content.set(owner(token), allowed ? [...recent, now] : recent);
    return allowed;
  }

  forget(): void {
    this.#windows.clear();
    this.#content.clear();
  }

  #window(token: Token | undefined, resource: Resource): { used: number; reset: number } {
    const key = `${resource} ${owner(token)}`;
    const now = Math.floor(this.#now() / 1_000);
    const window = this.#windows.get(key);
    if (window !== undefined && window.reset > now) return window;
    const fresh = { used: 0, reset: now + hour };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

function owner(token: Token | undefined): string {
  return token?.value ?? '';
}
