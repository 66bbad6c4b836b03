import { createServer, get } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { listen } from '../../src/wire/index.ts';

describe('listen', () => {
  it('serves on 127.0.0.1 at a port of its own', async () => {
    const one = await listen(createServer((_, response) => response.end('one')));
    const two = await listen(createServer((_, response) => response.end('two')));
    try {
      expect(await body(one.port)).toBe('one');
      expect(await body(two.port)).toBe('two');
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  it('closes at once although a request is still waiting for its answer', async () => {
    const listener = await listen(createServer(() => undefined));
    const socket = connect(listener.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const cut = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    await listener.close();
    await cut;
    expect(socket.destroyed).toBe(true);
  });

  it('may be closed twice', async () => {
    const listener = await listen(createServer());
    await listener.close();
    await expect(listener.close()).resolves.toBeUndefined();
  });

  it('survives a caller that goes away in the middle of a request', async () => {
    const listener = await listen(createServer((_, response) => response.end('alive')));
    try {
      const socket = connect(listener.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc');
      socket.resetAndDestroy();
      await once(socket, 'close');
      expect(await body(listener.port)).toBe('alive');
    } finally {
      await listener.close();
    }
  });
});

async function body(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}
