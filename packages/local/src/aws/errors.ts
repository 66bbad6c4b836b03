/** An error as AWS answers it. `details`: further members of the error's shape. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: string, message: string, { status = 400, details = {} }: ErrorOptions = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

interface ErrorOptions {
  readonly status?: number;
  readonly details?: Readonly<Record<string, string>>;
}

/** What any service may answer; its code and status depend on the protocol. */
export type Problem =
  | 'missing-token'
  | 'incomplete-signature'
  | 'wrong-scope'
  | 'unknown-key'
  | 'expired-token'
  | 'access-denied'
  | 'throttled'
  | 'internal-error'
  | 'unavailable'
  | 'unknown-operation'
  | 'malformed';

/** A request that is turned down for a reason that every service shares. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem, message: string) {
    super(message);
    this.problem = problem;
  }
}
