import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { listen } from '../wire/listen.ts';
import { makeCertificates } from './certificates.ts';

/** A company's network: the real host names, over TLS by an authority of its own, behind a proxy that speaks CONNECT. */
export interface ProxiedNetwork {
  /** For HTTPS_PROXY. */
  readonly proxyUrl: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** `host:port` of each CONNECT, in order. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

/** `hosts` maps each host name (port 443) to the address of the stand-in that answers for it. Any other host is refused with 502. */
export async function startProxiedNetwork(hosts: Readonly<Record<string, string>>): Promise<ProxiedNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'iac-proxy-'));
  const { authority, certificate, key } = await makeCertificates(Object.keys(hosts));
  const caFile = join(folder, 'authority.pem');
  await writeFile(caFile, authority);

  const front = await listen(
    createTlsServer({ cert: certificate, key }, (incoming, outgoing) => forward(incoming, outgoing, hosts)),
  );
  const tunnels: string[] = [];
  const proxy = createHttpServer((_, response) => response.writeHead(405).end('this proxy only tunnels\n'));
  proxy.on('connect', ({ url = '' }: IncomingMessage, client: Duplex) => {
    tunnels.push(url);
    if (hosts[url.replace(/:443$/, '')] === undefined) client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    else tunnel(client, connect(front.port, '127.0.0.1'));
  });
  const entry = await listen(proxy);

  return {
    proxyUrl: `http://127.0.0.1:${entry.port}`,
    caFile,
    tunnels,
    close: async () => {
      await Promise.all([entry.close(), front.close(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

function tunnel(client: Duplex, server: Socket): void {
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  client.pipe(server).pipe(client);
  const end = () => {
    client.destroy();
    server.destroy();
  };
  client.on('error', end).on('close', end);
  server.on('error', end).on('close', end);
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, hosts: Readonly<Record<string, string>>): void {
  const target = hosts[incoming.headers.host ?? ''];
  if (target === undefined) {
    outgoing.writeHead(421).end();
    return;
  }
  const onward = request(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method, headers: incoming.headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
