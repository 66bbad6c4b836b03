import type { Socket } from 'node:net';
import ssh2, { type Connection } from 'ssh2';
import type { DeployKey } from '../access/deploy-keys.ts';
import type { State } from '../state.ts';
import { authenticate } from './authenticate.ts';
import { serveCommand } from './serve.ts';

/** An ssh server over sockets that are accepted elsewhere, by their remote port. Gives the function that takes one. */
export function sshServer(state: State, sockets: ReadonlyMap<number, Socket>): (socket: Socket) => void {
  const server = new ssh2.Server({ hostKeys: [state.hostKey.privateKey], ident: 'github-stand-in' });
  server.on('connection', (connection, { port }) => {
    const socket = sockets.get(port);
    if (socket !== undefined) serveConnection(state, connection, socket);
  });
  return (socket) => server.injectSocket(socket);
}

function serveConnection(state: State, connection: Connection, socket: Socket): void {
  let key: DeployKey | undefined;
  // A client that breaks off, or whose host key check fails.
  connection.on('error', () => undefined);
  connection.on('authentication', (context) => {
    key = authenticate(state.keys, context);
  });
  connection.on('session', (accept) => {
    const session = accept();
    let protocol: string | undefined;
    // Without this variable git falls back to protocol version 0.
    session.on('env', (acceptVariable, _reject, { key: name, val }) => {
      if (name === 'GIT_PROTOCOL') protocol = val;
      acknowledge(acceptVariable);
    });
    session.on('exec', (acceptCommand, _reject, { command }) => {
      const channel = acceptCommand();
      if (key !== undefined) void serveCommand(state, { channel, socket, key, command, protocol });
    });
    session.on('shell', (acceptShell) => {
      const channel = acceptShell();
      channel.stderr.write('You have successfully authenticated, but GitHub does not provide shell access.\n');
      channel.exit(1);
      channel.end();
    });
  });
}

/** ssh2 hands over no function when the client wants no reply, whatever its types say. */
function acknowledge(accept: (() => void) | undefined): void {
  accept?.();
}
