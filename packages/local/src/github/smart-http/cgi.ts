import type { Readable } from 'node:stream';

export interface CgiHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a CGI answer's head (RFC 3875 section 6) and leaves the stream at its body; undefined when it ends before. */
export async function readHead(stream: Readable): Promise<CgiHead | undefined> {
  let seen = Buffer.alloc(0);
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    seen = Buffer.concat([seen, bytes(chunk)]);
    const end = seen.indexOf('\r\n\r\n');
    if (end === -1) continue;
    const body = seen.subarray(end + 4);
    if (body.length > 0) stream.unshift(body);
    return parseHead(seen.subarray(0, end).toString());
  }
  return undefined;
}

function parseHead(text: string): CgiHead {
  const { status = '200', ...headers } = Object.fromEntries(text.split('\r\n').map(field));
  return { status: Number.parseInt(status, 10), headers };
}

function field(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function bytes(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new TypeError('A pipe gave something that is no bytes.');
}
