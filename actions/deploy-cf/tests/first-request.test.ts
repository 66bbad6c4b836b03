import { expect, test } from '@jest/globals';
import { createServer, get } from 'node:http';
import { once } from 'node:events';
import { firstRequest } from '../src/first-request.ts';

test('the first request is heard of once all of it has left, and before its answer is there', async () => {
  const server = createServer((_, response) => setTimeout(() => response.end('answer'), 200));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const sent = firstRequest();
  const request = get({ host: '127.0.0.1', port });
  const answered = once(request, 'response');
  expect(await Promise.race([sent.then(() => 'sent'), answered.then(() => 'answered')])).toBe('sent');
  expect(request.writableFinished).toBe(true);

  await answered;
  server.close();
  server.closeAllConnections();
});

test('without a request it ends by itself, and not at once', async () => {
  const silence = new Promise((resolve) => setImmediate(resolve, 'silence'));
  const sent = firstRequest();
  expect(await Promise.race([sent.then(() => 'sent'), silence])).toBe('silence');
  await sent;
});
