import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

export interface Listener {
  /** On 127.0.0.1, chosen by the system. */
  readonly port: number;
  /** Cuts every connection at once, whatever is under way on it, and frees the port. May be called again. */
  readonly close: () => Promise<void>;
}

/** Has a server (plain TCP, HTTP or TLS) listen on 127.0.0.1 at a free port. */
export async function listen(server: Server): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A caller that is killed in the middle is a thing that happens here, not a fault of the stand-in.
    socket.on('error', () => sockets.delete(socket));
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let closed: Promise<void> | undefined;
  return { port: portOf(server), close: () => (closed ??= shut(server, sockets)) };
}

async function shut(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a TCP port');
  return address.port;
}
