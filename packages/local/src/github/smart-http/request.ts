import type { IncomingMessage } from 'node:http';

export type Service = 'upload-pack' | 'receive-pack';

/** One request of git's smart HTTP protocol. https://git-scm.com/docs/http-protocol */
export interface GitRequest {
  readonly fullName: string;
  readonly service: Service;
  /** `advertise`: GET info/refs; `rpc`: POST to the service. */
  readonly step: 'advertise' | 'rpc';
}

/** Undefined for anything that is no smart request; GitHub does not serve the dumb protocol either. */
export function parseGitRequest({ method, url = '' }: IncomingMessage): GitRequest | undefined {
  const { pathname, searchParams } = new URL(url, 'http://local');
  const [, owner, name, rest] =
    /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-(?:upload|receive)-pack)$/.exec(pathname) ?? [];
  if (owner === undefined || name === undefined || rest === undefined) return undefined;
  const advertised = method === 'GET' && rest === 'info/refs';
  const service = serviceOf(advertised ? searchParams.get('service') : method === 'POST' ? rest : null);
  if (service === undefined) return undefined;
  return { fullName: `${owner}/${name}`, service, step: advertised ? 'advertise' : 'rpc' };
}

function serviceOf(name: string | null): Service | undefined {
  if (name === 'git-upload-pack') return 'upload-pack';
  return name === 'git-receive-pack' ? 'receive-pack' : undefined;
}

/** As the call log names it: `git:GET info/refs upload-pack`, `git:receive-pack`. */
export function operationOf({ service, step }: GitRequest): string {
  return step === 'advertise' ? `git:GET info/refs ${service}` : `git:${service}`;
}
