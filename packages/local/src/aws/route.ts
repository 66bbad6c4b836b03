import { randomUUID } from 'node:crypto';
import { Refusal } from './errors.ts';
import type { Answer, HttpRequest } from './http.ts';
import type { Operation, Service } from './service.ts';

/** What a request asks, and of whom. */
export interface Asked {
  readonly service: Service;
  /** The operation's name, known or not. */
  readonly name: string;
  readonly operation: Operation | undefined;
  readonly requestId: string;
  /** The parameters, or what is wrong with how they are written. */
  readonly input: unknown;
}

export function route(services: readonly Service[], request: HttpRequest): Asked | undefined {
  for (const service of services) {
    const name = service.protocol.asks(request);
    if (name !== undefined)
      return {
        service,
        name,
        operation: service.operations.get(name),
        requestId: randomUUID(),
        input: read(service, request),
      };
  }
  return undefined;
}

function read({ protocol }: Service, request: HttpRequest): unknown {
  try {
    return protocol.parse(request);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** For a request that no service here understands: fails loudly, and no client tries it again. */
export function unroutable({ method, path, headers }: HttpRequest): Answer {
  const asked = headers['x-amz-target'] ?? `${method} ${path}`;
  return {
    status: 400,
    contentType: 'application/x-amz-json-1.1',
    requestId: randomUUID(),
    body: JSON.stringify({
      __type: 'UnknownOperationException',
      message: `No service of the local AWS understands ${asked} (packages/local/src/aws/services.ts lists them).`,
    }),
  };
}
