import type { Answer } from './exchange.ts';
import type { Protocol, WireError } from './protocol.ts';
import { isRecord } from './records.ts';

/** awsJson1.1 (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). */
export const json: Protocol = {
  scalars: 'json',
  contentType: /^application\/x-amz-json-1\.1$/,
  asked({ headers }, { metadata }) {
    const [prefix, name] = (headers['x-amz-target'] ?? '').split('.', 2);
    return prefix === metadata.targetPrefix ? name : undefined;
  },
  input: ({ body }): unknown => JSON.parse(body),
  output: ({ body }): unknown => JSON.parse(body),
  error: jsonError,
};

/** Throws where an answer is no error of awsJson. */
export function jsonError({ body }: Pick<Answer, 'body'>): WireError {
  const read: unknown = JSON.parse(body);
  if (!isRecord(read) || typeof read['__type'] !== 'string') throw new Error('an error without a __type');
  const { __type: type, ...members } = read;
  return { code: type.replace(/^.*#/, ''), members };
}
