import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Connection } from '../src/direct/connection.ts';
import { isPlain } from '../src/direct/usable.ts';
import type { Session } from '../src/git/session.ts';
import { scratch } from './workbench.ts';

const before = { ...process.env };
const folder = scratch();
const servers: (Server | SocketServer)[] = [];
afterEach(() => {
  process.env = { ...before };
  for (const server of servers.splice(0)) server.close();
});
afterAll(folder.remove);

async function portOf(server: Server | SocketServer): Promise<string> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return typeof address === 'object' ? String(address?.port) : '';
}

const post = (connection: Connection, signal = new AbortController().signal) =>
  connection.post({ service: 'git-upload-pack', body: '0000', signal });

describe('one request', () => {
  it('ends when the server changes to another protocol', async () => {
    const text = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n';
    const port = await portOf(createSocketServer((socket) => void socket.once('data', () => socket.end(text))));
    await expect(post(new Connection(`http://127.0.0.1:${port}/a/b`, 'Basic x'))).rejects.toThrow('another protocol');
  });

  it.each(['before', 'after'])('ends with its signal where a proxy falls silent %s it answers', async (when) => {
    const proxy = createServer();
    const asked = new Promise<Duplex>((resolve) => {
      proxy.once('connect', (_, client: Duplex) => resolve(client));
    });
    const port = await portOf(proxy);
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`;
    const connection = new Connection('https://github.example/a/b', 'Basic x');
    const ending = new AbortController();
    const sent = post(connection, ending.signal);
    const socket = await asked;
    const gone = once(socket, 'end');
    socket.on('error', () => undefined).resume();
    if (when === 'after') {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      await once(socket, 'data');
    }
    ending.abort(new Error('too late'));
    await expect(sent).rejects.toThrow();
    connection.close();
    // Nothing keeps the process.
    await gone;
    socket.destroy();
  });
});

describe('the shorter way is not taken', () => {
  const env = { ...before, HOME: folder.path, GIT_CONFIG_NOSYSTEM: '1' };
  const talk = {
    kind: 'token',
    address: { protocol: 'https', url: 'https://github.example/a/b', host: 'github.example', repository: 'a/b' },
  } as const;
  const session: Session = {
    folder: folder.path,
    gitDir: folder.path,
    talk,
    env,
    localEnv: env,
    secrets: [],
  };
  const plain = (told: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) if (/ssl|proxy/i.test(name)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, told);
    return isPlain(session, { env, signal: new AbortController().signal });
  };

  it.each([
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, false],
    [{ HTTPS_PROXY: 'socks5://proxy.example:1080' }, false],
    [{ https_proxy: 'proxy.example:3128' }, false],
    [{ HTTPS_PROXY: 'http://proxy.example' }, false],
    [{ HTTPS_PROXY: 'http://me:word@proxy.example:3128/' }, true],
    [{}, true],
  ])('unless Node would do as git does: %j', async (told, expected) => {
    expect(await plain(told)).toBe(expected);
  });

  it('where git cannot read its configuration, which is for git to say', async () => {
    writeFileSync(join(folder.path, '.gitconfig'), '[broken\n');
    expect(await plain({})).toBe(false);
  });
});
