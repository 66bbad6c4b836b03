import { createServer } from 'node:http';

/** Greets at `/`, and says at `/health` that it is there. */
export function server() {
  return createServer((request, response) => {
    const [path] = (request.url ?? '/').split('?');
    if (path === '/health') return response.end('ok\n');
    if (path === '/') return response.end('hello\n');
    response.statusCode = 404;
    return response.end('not found\n');
  });
}
