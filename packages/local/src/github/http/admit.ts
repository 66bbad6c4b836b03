import type { ServerResponse } from 'node:http';
import type { Call, FaultKind } from '../../wire/index.ts';
import type { State } from '../state.ts';

/** The faults that are left for a service to act on: as an answer, or around carrying the call out. */
export type ServiceFault = Exclude<FaultKind, 'silence' | 'reset-before'>;

/** Lets taps and faults at a call before anything is done. `gone`: nobody is to be answered. */
export async function admit(
  { faults }: State,
  call: Call,
  response: ServerResponse,
): Promise<ServiceFault | undefined | 'gone'> {
  await faults.before(call);
  const fault = faults.take(call);
  if (fault === 'silence') return 'gone';
  if (fault !== 'reset-before') return fault;
  reset(call, response);
  return 'gone';
}

/** Cuts the connection as a crashed server or a lost network does (RST). */
export function reset(call: Call, response: ServerResponse): void {
  call.outcome = 'reset';
  response.socket?.resetAndDestroy();
}
