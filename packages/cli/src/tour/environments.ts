export const environments = ['staging', 'production'] as const;

export type Environment = (typeof environments)[number];

/** The service's commit that is released. */
export interface Commit {
  readonly sha: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/** What happens on GitHub so that CI releases to an environment, and what the workflow then calls the image. */
export interface Trigger {
  readonly what: string;
  readonly event_name: string;
  readonly ref: string;
  readonly tag: string;
}

export function triggerOf(environment: Environment, { sha, time }: Commit): Trigger {
  switch (environment) {
    case 'staging':
      return {
        what: 'a push to main',
        event_name: 'push',
        ref: 'refs/heads/main',
        tag: `refs-heads-main-${sha}-${time}`,
      };
    case 'production':
      return { what: 'the published release v1.0.0', event_name: 'release', ref: 'refs/tags/v1.0.0', tag: '1.0.0' };
  }
}
