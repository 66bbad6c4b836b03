import type { Fault } from '@iac/action-kit/errors';

/** `error`: Flux would refuse it or go wrong. `warning`: a newer Flux would. */
export interface Finding extends Fault {
  readonly level: 'error' | 'warning';
}
