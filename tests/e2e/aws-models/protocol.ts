import type { Answer, Request } from './exchange.ts';
import type { Scalars } from './scalar.ts';
import type { Model, Operation } from './model.ts';

/** How the services of one protocol are read off the wire; each throws for what is not written as the protocol says. */
export interface Protocol {
  readonly scalars: Scalars;
  readonly contentType: RegExp;
  /** The operation that a request asks of the model's service; undefined where it asks another one. */
  asked(request: Request, model: Model): string | undefined;
  input(request: Request, asked: Asked): unknown;
  output(answer: Answer, asked: Asked): unknown;
  error(answer: Answer, asked: Asked): WireError;
}

export interface Asked {
  readonly model: Model;
  readonly name: string;
  /** Undefined where the service has no such operation. */
  readonly operation: Operation | undefined;
}

export interface WireError {
  readonly code: string;
  /** All but the code. */
  readonly members: Readonly<Record<string, unknown>>;
}
