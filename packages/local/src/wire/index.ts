export type { Call } from './calls.ts';
export { CallLog } from './call-log.ts';
export { Faults, type Fault, type FaultKind, type Tap } from './faults.ts';
export { listen, type Listener } from './listen.ts';
