/** One request that a stand-in received, whatever became of it. */
export interface Call {
  /** Counts from 0 in the order of arrival. */
  readonly index: number;
  /** What was asked, in the service's words: `ecr:CreateRepository`, `GET /repos/{owner}/{repo}`, `git:receive-pack acme/iac`. */
  readonly operation: string;
  /** Whether it can change anything. */
  readonly mutating: boolean;
  /** Stays the same when a client sends the same request again (AWS: amz-sdk-invocation-id). */
  readonly invocation?: string;
  /** The request's parameters, for tests: parsed JSON or form. */
  readonly input?: unknown;
  /** HTTP status, or what was done to the connection instead. */
  outcome?: number | 'reset';
}
