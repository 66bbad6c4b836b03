import { UserError } from '@iac/action-kit/errors';

export type ToolboxErrorCode =
  'tool-unknown' | 'tool-not-built' | 'toolchain-missing' | 'toolchain-too-old' | 'build-failed';

/** A program that is not there, or that cannot be built on this machine as it is. */
export class ToolboxError extends UserError<ToolboxErrorCode> {}
