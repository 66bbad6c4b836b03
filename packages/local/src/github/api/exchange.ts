import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../../wire/index.ts';
import { apiCredentials, tokenOf } from '../access/credentials.ts';
import type { Token } from '../access/tokens.ts';
import { admit, reset, type ServiceFault } from '../http/admit.ts';
import type { Resource } from '../limits/rate-limits.ts';
import type { State } from '../state.ts';
import { ApiRefusal, graphqlError, notAccessible, restError, send, type ApiAnswer } from './answer.ts';
import { rateHeaders, spendOne, throttled, type Asking } from './limits.ts';

export interface ApiExchange {
  readonly call: Call;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly resource: Resource;
  /** GET /rate_limit alone is free. */
  readonly free?: boolean;
}

/** What a service carries out once the caller is known. */
export type CarryOut = (caller: { readonly token: Token | undefined; readonly stale: boolean }) => Promise<ApiAnswer>;

/** What both APIs do around a call: taps, faults, credentials, limits, and a lost answer. */
export async function exchange(state: State, asked: ApiExchange, carryOut: CarryOut): Promise<void> {
  const { call, message, response, resource } = asked;
  const fault = await admit(state, call, response);
  if (fault === 'gone') return;
  const token = tokenOf(apiCredentials(message, state.tokens));
  const answer = await answered(call, async () => {
    inject(state, fault, { token, resource });
    check(message, state);
    if (asked.free !== true) spendOne(state.limits, { token, resource });
    return carryOut({ token, stale: fault === 'stale' && !call.mutating });
  });
  await state.faults.after(call);
  if (fault === 'reset-after') {
    reset(call, response);
    return;
  }
  send(response, call, {
    ...answer,
    headers: { ...rateHeaders(state.limits.budget(token, resource)), ...answer.headers },
  });
}

/** What is refused is an answer too; anything else that is thrown is a defect, which the log shows as 501. */
async function answered(call: Call, act: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ApiRefusal) return error.answer;
    call.outcome = 501;
    throw error;
  }
}

function check(message: IncomingMessage, { tokens }: State): void {
  if (message.headers['user-agent'] === undefined) {
    throw restError(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  if (apiCredentials(message, tokens).kind === 'bad') throw restError(401, 'Bad credentials');
}

function inject({ limits }: State, fault: ServiceFault | undefined, asking: Asking): void {
  switch (fault) {
    case 'throttled':
      throw throttled(limits, asking);
    case 'internal-error':
      throw restError(500, 'Server Error');
    case 'unavailable':
      throw restError(503, 'Service unavailable');
    case 'access-denied':
      throw asking.resource === 'graphql'
        ? graphqlError('FORBIDDEN', notAccessible(asking.token))
        : restError(403, notAccessible(asking.token));
    case 'reset-after':
    case 'stale':
    case undefined:
  }
}
