import type { AwsError, Problem } from '../errors.ts';
import type { Answer, HttpRequest } from '../http.ts';
import type { Output } from '../service.ts';
import type { Shape } from '../shapes/index.ts';

/** How one service's requests and answers are written (https://smithy.io/2.0/aws/protocols/). */
export interface Protocol {
  /** The operation that a request asks of this service; undefined when the request is not for it. */
  asks(request: HttpRequest): string | undefined;
  /** The parameters as they came, for the call log. Throws Refusal where they cannot be read. */
  parse(request: HttpRequest): unknown;
  /** The parameters with the types that the shape wants, where the protocol itself knows strings only. */
  fit(input: unknown, shape: Shape<unknown>): unknown;
  answer(output: Output, written: Written): Answer;
  refuse(error: AwsError, written: Written): Answer;
  /** Code and status of what any service may answer. */
  readonly problems: Readonly<Record<Problem, { readonly code: string; readonly status: number }>>;
}

export interface Written {
  /** The operation's. */
  readonly name: string;
  readonly requestId: string;
}
