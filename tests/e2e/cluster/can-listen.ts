import { once } from 'node:events';
import { createServer } from 'node:net';

/** Whether the port of a URL on loopback is anybody's to take. */
export async function canListen(url: string): Promise<boolean> {
  const server = createServer();
  const failed = once(server, 'error').then(() => false);
  server.listen(Number(new URL(url).port), '127.0.0.1');
  const free = await Promise.race([failed, once(server, 'listening').then(() => true)]);
  server.close();
  return free;
}
