import type { Location } from '@iac/action-kit/errors';

/** What our conventions ask of a template; `exception`: a fault in the exceptions that a template makes from them. */
export type Rule =
  | 'environment-parameter'
  | 'oidc-provider-parameter'
  | 'literal-region'
  | 'literal-account'
  | 'wildcard-action'
  | 'wildcard-resource'
  | 'unscoped-arn'
  | 'fixed-name'
  | 'unrelated-types'
  | 'trust-provider'
  | 'trust-subject'
  | 'trust-audience'
  | 'exception';

/** As annotations are graded. */
export type Level = 'error' | 'warning' | 'notice';

/** One thing in a template that is against a convention, or that cfn-lint found (`cfn-lint/E3012`). */
export interface Finding {
  readonly rule: Rule | `cfn-lint/${string}`;
  readonly level: Level;
  /** The logical id of the resource that it is in. */
  readonly resource?: string;
  readonly problem: string;
  readonly remedy: string;
  readonly at: Location;
}

export interface ConventionSettings {
  /** How a convention that is not kept is graded. What opens a role to other service accounts is an error always. */
  readonly level: 'warning' | 'error';
}
