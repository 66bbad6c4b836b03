import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, CallLog, Faults } from '../wire/index.ts';
import { authenticate } from './authorization.ts';
import { Refusal } from './errors.ts';
import type { Answer, HttpRequest } from './http.ts';
import type { Identities } from './identities.ts';
import { accessDenied, refusalOf } from './injected.ts';
import { refused, unknownOperation } from './refused.ts';
import { type Asked, route, unroutable } from './route.ts';
import type { Asking, Operation, Service } from './service.ts';

export interface Standin {
  readonly services: readonly Service[];
  readonly identities: Identities;
  readonly log: CallLog;
  readonly faults: Faults;
  /** Milliseconds before anything is done about a call. */
  readonly latency: number;
}

/** What becomes of a request. */
export type Outcome = Answer | 'reset' | 'silence';

interface Attended {
  readonly request: HttpRequest;
  readonly asked: Asked;
  readonly call: Call;
}

/** Answers one request as AWS would, faults and taps included, and logs it. */
export async function attend(standin: Standin, request: HttpRequest): Promise<Outcome> {
  const asked = route(standin.services, request);
  const call = logged(standin.log, request, asked);
  if (standin.latency > 0) await sleep(standin.latency, undefined, { ref: false });
  const outcome = asked === undefined ? unroutable(request) : await outcomeOf(standin, { request, asked, call });
  if (outcome !== 'silence') call.outcome = outcome === 'reset' ? 'reset' : outcome.status;
  return outcome;
}

function logged(log: CallLog, request: HttpRequest, asked: Asked | undefined): Call {
  const invocation = request.headers['amz-sdk-invocation-id'];
  return log.add({
    operation:
      asked === undefined ? `unknown:${request.method} ${request.path}` : `${asked.service.name}:${asked.name}`,
    mutating: asked?.operation?.mutating ?? true,
    ...(invocation !== undefined && { invocation }),
    input: asked === undefined || asked.input instanceof Refusal ? request.body : asked.input,
  });
}

async function outcomeOf(standin: Standin, attended: Attended): Promise<Outcome> {
  try {
    return await worked(standin, attended);
  } catch (error) {
    return refused(attended.asked, error);
  }
}

async function worked({ faults, identities }: Standin, { request, asked, call }: Attended): Promise<Outcome> {
  const { service, operation } = asked;
  if (operation === undefined) throw unknownOperation(asked);
  const caller = authenticate(request, service.name, identities);
  if (!identities.allows(caller.accessKeyId, call.operation)) throw accessDenied(caller, call);
  const fault = faults.take(call);
  if (fault === 'silence') return 'silence';
  if (fault === 'reset-before') return 'reset';
  const refusal = fault === undefined ? undefined : refusalOf(fault, caller, call);
  if (refusal !== undefined) throw refusal;
  await faults.before(call);
  const answer = carriedOut(asked, operation, { caller, stale: fault === 'stale' });
  await faults.after(call);
  return fault === 'reset-after' ? 'reset' : answer;
}

function carriedOut(asked: Asked, operation: Operation, asking: Asking): Answer {
  const { protocol } = asked.service;
  try {
    const output = operation.run(protocol.fit(readInput(asked), operation.input), asking);
    return protocol.answer(output, asked);
  } catch (error) {
    return refused(asked, error);
  }
}

function readInput({ input }: Asked): unknown {
  if (input instanceof Refusal) throw input;
  return input;
}
