import type { GithubContext } from '../../runner/github-context.ts';
import type { Annotation, Conclusion } from '../checks/types.ts';
import type { Delivery } from '../events/types.ts';

export interface StartRun {
  /** Its path: .github/workflows/guard-releases.yaml. */
  readonly workflow: string;
  /** Name of the job, which is the name of its check run; default `guard`. */
  readonly job?: string;
  /** What the run answers. */
  readonly event: Delivery;
  /** Runs `pull_request` events as pull_request_target (default) or as pull_request. */
  readonly on?: 'pull_request_target' | 'pull_request';
}

/** Workflow runs of one job each. */
export interface Workflows {
  start(options: StartRun): Promise<WorkflowRun>;
}

export interface WorkflowRun {
  readonly id: number;
  readonly checkRunId: number;
  /** What the runner gives the job: `runStep({ github: run.github })`; the token is still to be added. */
  readonly github: Partial<GithubContext>;
  finish(conclusion: Conclusion, annotations?: readonly Annotation[]): void;
  /** The same event again (`Re-run jobs`), by another actor perhaps: attempt + 1, same run id, a check run of its own. */
  rerun(options?: { readonly sender?: string }): Promise<WorkflowRun>;
}
