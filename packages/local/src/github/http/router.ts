import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveGit } from '../smart-http/serve.ts';
import type { State } from '../state.ts';

/** Answers every HTTP request of the stand-in: the APIs under /api, git under everything else. */
export async function serve(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (state.latency > 0) await wait(state.latency, undefined, { signal: state.closing });
    await dispatch(state, message, response);
  } catch (error) {
    if (!state.closing.aborted) complain(response, error);
  }
}

async function dispatch(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = message.url ?? '';
  if (!path.startsWith('/api/')) return serveGit(state, message, response);
  // The schemas and their validators are loaded by the first call that needs them.
  const { serveApi } = await import('../api/serve.ts');
  return serveApi(state, message, response);
}

/** A defect of the stand-in or of a test's tap: said on stderr too, and answered with 501, which no fault is. */
function complain(response: ServerResponse, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning(`The GitHub stand-in failed: ${text}`);
  if (response.headersSent) return void response.destroy();
  response.writeHead(501, { 'content-type': 'text/plain' }).end(`The GitHub stand-in failed: ${text}`);
}
