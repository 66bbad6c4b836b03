import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitCredentials, tokenOf, type Credentials } from '../access/credentials.ts';
import { guardPush, rulesFor } from '../access/guard.ts';
import { admit, reset, type ServiceFault } from '../http/admit.ts';
import { staleView } from '../repositories/stale.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import type { Call } from '../../wire/index.ts';
import { carryOut } from './carry-out.ts';
import { faultRefusal, notFound, refuseGit, type Refusal } from './refusals.ts';
import { operationOf, parseGitRequest, type GitRequest } from './request.ts';

/** Answers one request of git over HTTP. */
export async function serveGit(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = parseGitRequest(message);
  const call = logged(state, message, request);
  const fault = await admit(state, call, response);
  if (fault === 'gone') return;
  const lost = fault === 'reset-after';
  const granted = grant(state, { request, fault, credentials: gitCredentials(message, state.tokens) });
  if ('status' in granted) {
    await state.faults.after(call);
    if (lost) reset(call, response);
    else refuse(call, response, granted);
    return;
  }

  const { repository, login, service, step } = granted;
  const env = service === 'receive-pack' ? await guard(state, repository, login) : {};
  const view = fault === 'stale' && !call.mutating ? await staleView(repository.path, state.root) : undefined;
  const streamed = service === 'upload-pack' && step === 'rpc';
  await carryOut(state, { call, message, response, streamed, lost }, { dir: view?.dir ?? repository.path, login, env });
  await view?.remove();
}

interface Asked {
  readonly request: GitRequest | undefined;
  readonly fault: ServiceFault | undefined;
  readonly credentials: Credentials;
}

type Granted = GitRequest & { readonly repository: StoredRepository; readonly login: string };

function grant({ repositories, limits }: State, { request, fault, credentials }: Asked): Granted | Refusal {
  if (request === undefined) return notFound;
  const login = tokenOf(credentials)?.login ?? 'anonymous';
  const repository = repositories.find(request.fullName);
  const refusal =
    faultRefusal(fault, request, { login, retryAfter: limits.retryAfter }) ??
    refuseGit(request, repository, credentials);
  if (refusal !== undefined) return refusal;
  return repository === undefined ? notFound : { ...request, repository, login };
}

function logged({ log }: State, message: IncomingMessage, request: GitRequest | undefined): Call {
  if (request === undefined) {
    const asked = `${message.method ?? ''} ${new URL(message.url ?? '', 'http://local').pathname}`;
    return log.add({ operation: `git:${asked}`, mutating: false });
  }
  const mutating = request.service === 'receive-pack' && request.step === 'rpc';
  return log.add({ operation: operationOf(request), mutating, input: { repository: request.fullName } });
}

function guard({ root, serverUrl }: State, repository: StoredRepository, login: string) {
  const repositoryUrl = `${serverUrl}/${repository.fullName}`;
  return guardPush(root, { repositoryUrl, rules: rulesFor(repository, login) });
}

function refuse(call: Call, response: ServerResponse, { status, text, headers }: Refusal): void {
  call.outcome = status;
  response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
}
