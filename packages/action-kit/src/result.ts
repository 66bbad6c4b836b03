import type { Location } from './errors.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly at?: Location;
}

/** What an action's run comes to. `outcome` and `reason` are from closed lists of the action (its action.yml names them). */
export interface Result {
  readonly outputs: Readonly<Record<string, string>> & { readonly outcome: string; readonly reason: string };
  /** Markdown for the job summary: understood without the log. The most important first: it may be cut at GitHub's limit. */
  readonly summary: string;
  readonly annotations?: readonly Annotation[];
  /** Set: the step fails with this sentence, although the run itself went well (a rejected pull request, say). */
  readonly failure?: string;
}
