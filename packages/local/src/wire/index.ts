export type { Call } from './calls.ts';
export { Faults, type Fault, type FaultKind, type Tap } from './faults.ts';
