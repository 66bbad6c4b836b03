import { UserError } from '@iac/action-kit';

export type CliErrorCode =
  'wrong-arguments' | 'wrong-service' | 'wrong-inputs-file' | 'wrong-workflow' | 'step-failed' | 'claim-broken';

export class CliError extends UserError<CliErrorCode> {}
