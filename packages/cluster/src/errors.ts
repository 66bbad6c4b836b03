import { ActionError } from '@iac/action-kit/errors';

export type ClusterErrorCode = 'part-ended' | 'not-ready';

/** A cluster that did not come up. */
export class ClusterError extends ActionError<ClusterErrorCode> {}
