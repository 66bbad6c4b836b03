import type { RunContext } from '@iac/action-kit';
import type { Artifacts, CloudFormation, RunCfnLint, Time } from '@iac/cloudformation';

/** What this action needs of the world. */
export interface Ports {
  readonly context: RunContext;
  readonly region: string;
  readonly cloudFormation: CloudFormation;
  /** The account of the credentials. */
  readonly account: () => Promise<string>;
  /** The OIDC issuer of a cluster, without `https://`. */
  readonly oidcIssuer: (cluster: string) => Promise<string>;
  /** undefined: no bucket was named. */
  readonly artifacts?: Artifacts;
  readonly cfnLint: RunCfnLint;
  /** Keeps one comment that starts with `marker`, and returns its address. */
  readonly comment: (marker: string, body: string) => Promise<string>;
  /** Of the workflow whose run this is, for the comment's marker. */
  readonly workflow: string;
  /** Ends everything that waits: the deadline, or a cancelled job. Its reason is an ActionError. */
  readonly signal: AbortSignal;
  readonly time: Time;
  /** What this run's change sets are called, before the unique part. */
  readonly changeSetPrefix: string;
}
