import { UserError } from '@iac/action-kit/errors';

export type CliErrorCode =
  'wrong-arguments' | 'wrong-service' | 'wrong-inputs-file' | 'wrong-workflow' | 'step-failed' | 'claim-broken';

export class CliError extends UserError<CliErrorCode> {}
