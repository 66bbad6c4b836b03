import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Call } from '../../wire/index.ts';
import { reset } from '../http/admit.ts';
import type { State } from '../state.ts';
import { startBackend, type Backend, type BackendOptions } from './backend.ts';
import { readHead, type CgiHead } from './cgi.ts';

export interface Exchange {
  readonly call: Call;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** A pack for a fetch: sent on as it comes. Every other answer is held until git has ended. */
  readonly streamed: boolean;
  /** Git does its work, and the answer is lost. */
  readonly lost: boolean;
}

/** Lets git answer. A fetch ends with its connection; a push that has arrived whole is finished all the same. */
export async function carryOut(state: State, exchange: Exchange, options: BackendOptions): Promise<void> {
  const backend = startBackend(state, exchange.message, options);
  if (exchange.streamed) whenGone(exchange.response, () => state.processes.end(backend.child));
  const head = await readHead(backend.child.stdout);
  if (head === undefined) {
    fail(exchange, await backend.ended);
    return;
  }
  if (exchange.lost) return lose(state, exchange, backend);
  return exchange.streamed
    ? stream(state, { ...exchange, head }, backend)
    : hold(state, { ...exchange, head }, backend);
}

type Answering = Exchange & { readonly head: CgiHead };

async function hold({ faults }: State, { call, head, response }: Answering, { child }: Backend): Promise<void> {
  const body = await buffer(child.stdout);
  await faults.after(call);
  call.outcome = head.status;
  response.writeHead(head.status, { ...head.headers, 'content-length': body.length });
  response.end(body);
}

async function stream({ faults }: State, { call, head, response }: Answering, { child }: Backend): Promise<void> {
  await faults.after(call);
  call.outcome = head.status;
  response.writeHead(head.status, head.headers);
  // The caller may leave before the end: its connection's close has then ended git.
  await pipeline(child.stdout, response).catch(() => undefined);
}

async function lose({ faults }: State, { call, response }: Exchange, { child, ended }: Backend): Promise<void> {
  child.stdout.resume();
  await ended;
  await faults.after(call);
  reset(call, response);
}

/** Also when the caller left before anybody listened: while a tap ran, or git started. */
function whenGone(response: ServerResponse, act: () => void): void {
  if (response.closed) act();
  else response.once('close', act);
}

function fail({ call, response }: Exchange, stderr: string): void {
  call.outcome = 501;
  response.writeHead(501, { 'content-type': 'text/plain' }).end(`git http-backend gave no answer: ${stderr}`);
}
