import type { Protocol } from './protocol.ts';
import { isRecord } from './records.ts';
import { membersOf, routed } from './rest.ts';

/** restJson1 (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html). */
export const restJson: Protocol = {
  scalars: 'json',
  contentType: /^application\/json$/,
  asked: (request, model) => routed(request, model)?.name,
  input(request, { model, operation }) {
    const place = routed(request, model);
    if (place === undefined || operation === undefined) throw new Error('nothing in the model is there');
    const body: unknown = request.body === '' ? {} : JSON.parse(request.body);
    if (!isRecord(body)) throw new Error('the body is no object');
    return { ...body, ...membersOf(request, place, { model, operation }) };
  },
  output: ({ body }): unknown => JSON.parse(body),
  error({ body, headers = {} }) {
    const members: unknown = JSON.parse(body);
    const code = headers['x-amzn-errortype'];
    if (!isRecord(members) || code === undefined) throw new Error('an error without an x-amzn-errortype');
    return { code: code.replace(/:.*$/, ''), members };
  },
};
