import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { server } from './server.js';

const { fetch } = globalThis;
const running = server();
let address = '';

before(async () => {
  await once(running.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${running.address().port}`;
});
after(() => running.close());

test('greets', async () => {
  assert.equal(await (await fetch(`${address}/`)).text(), 'hello\n');
});

test('is healthy', async () => {
  assert.equal((await fetch(`${address}/health`)).status, 200);
});

test('knows nothing else', async () => {
  assert.equal((await fetch(`${address}/other`)).status, 404);
});
