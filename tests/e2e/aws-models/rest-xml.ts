import { type Model, type Operation, shapeOf } from './model.ts';
import type { Protocol } from './protocol.ts';
import { membersOf, routed } from './rest.ts';
import { parseXml } from './xml.ts';

/** restXml as S3 speaks it (https://smithy.io/2.0/aws/customizations/s3-customizations.html). What an answer says in headers is not read. */
export const restXml: Protocol = {
  scalars: 'text',
  // An object comes as what it was put as.
  contentType: /^[\w.+-]+\/[\w.+-]+$/,
  asked: (request, model) => routed(request, model)?.name,
  input(request, { model, operation }) {
    const place = routed(request, model);
    if (place === undefined || operation?.input === undefined) throw new Error('nothing in the model is there');
    const { payload } = shapeOf(model, operation.input.shape);
    if (payload === undefined && request.body !== '') throw new Error('there is a body');
    return {
      ...membersOf(request, place, { model, operation }),
      ...(payload !== undefined && { [payload]: request.body }),
    };
  },
  output({ body }, { operation, model }) {
    const { payload, named } = inBody(operation, model);
    if (payload !== undefined) return { [payload]: body };
    const [member, second] = named;
    if (member === undefined) {
      if (body !== '') throw new Error('there is a body');
      return {};
    }
    // GetBucketLocation: the one member is the document itself.
    if (second !== undefined) throw new Error(`answers with ${named.join(', ')} cannot be read yet`);
    const root = parseXml(body);
    if (root.name !== member) throw new Error(`the answer is <${root.name}>, not <${member}>`);
    if (root.attributes['xmlns'] !== namespace) throw new Error(`xmlns is not ${namespace}`);
    return root.text === '' ? {} : { [member]: root.text };
  },
  error({ body, status }, { operation }) {
    if (operation?.http?.method === 'HEAD') return { code: `HTTP ${String(status)}`, members: {} };
    const root = parseXml(body);
    if (root.name !== 'Error') throw new Error(`the answer is <${root.name}>, not <Error>`);
    const texts = Object.fromEntries(root.children.map(({ name, text }) => [name, text]));
    const { Code: code, RequestId: id, HostId: host, ...members } = texts;
    if (code === undefined || id === undefined || host === undefined)
      throw new Error('an error without its code or ids');
    return { code, members: Object.fromEntries(Object.entries(members).filter(([name]) => !details.includes(name))) };
  },
};

/** What an error is about, in members that no model has: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const details = ['Bucket', 'BucketName', 'Condition', 'Endpoint', 'Key', 'Resource'];

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

function inBody(operation: Operation | undefined, model: Model) {
  if (operation?.output === undefined) return { payload: undefined, named: [] };
  const { payload, members = {} } = shapeOf(model, operation.output.shape);
  const named = Object.entries(members).flatMap(([name, { location }]) => (location === undefined ? [name] : []));
  return { payload, named };
}
