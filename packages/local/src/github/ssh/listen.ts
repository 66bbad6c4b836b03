import { createServer, type Socket } from 'node:net';
import type { State } from '../state.ts';
import { listen, type Listener } from '../../wire/index.ts';

/** Listens for ssh. The library is loaded by the first connection: most tests make none. */
export function listenForSsh(state: State): Promise<Listener> {
  const sockets = new Map<number, Socket>();
  let server: Promise<(socket: Socket) => void> | undefined;
  // Without noDelay every connection loses 300 ms to Nagle's algorithm.
  const tcp = createServer({ noDelay: true }, (socket) => {
    const port = socket.remotePort;
    if (port === undefined) return void socket.destroy();
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
    server ??= import('./server.ts').then(({ sshServer }) => sshServer(state, sockets));
    void server.then((accept) => accept(socket));
  });
  return listen(tcp);
}
