export type Conclusion =
  'action_required' | 'cancelled' | 'failure' | 'neutral' | 'success' | 'skipped' | 'stale' | 'timed_out';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title?: string;
  readonly message: string;
}

export interface NewCheckRun {
  readonly name: string;
  readonly headSha: string;
  /** Slug of the app that made it; default github-actions. */
  readonly app?: string;
  /** Null: still running. Default success. */
  readonly conclusion?: Conclusion | null;
  readonly annotations?: readonly Annotation[];
  /** Of the check suite; default a new one. */
  readonly suiteId?: number;
  readonly externalId?: string;
  readonly detailsUrl?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId: number;
  readonly name: string;
  readonly headSha: string;
}

/** Check runs by anybody, a forger too. */
export interface Checks {
  create(run: NewCheckRun): CheckRun;
  finish(id: number, conclusion: Conclusion, annotations?: readonly Annotation[]): void;
}
