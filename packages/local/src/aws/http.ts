import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; of a header that comes twice, both values joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly requestId: string;
  /** Others, by names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const headers = Object.entries(message.headersDistinct).map(
    ([name, values]) => [name, (values ?? []).join(', ')] as const,
  );
  return {
    method: message.method ?? '',
    path: message.url ?? '',
    headers: Object.fromEntries(headers),
    body: await text(message),
  };
}

export function send(response: ServerResponse, { status, contentType, body, requestId, headers }: Answer): void {
  response.writeHead(status, {
    ...headers,
    'x-amzn-requestid': requestId,
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
