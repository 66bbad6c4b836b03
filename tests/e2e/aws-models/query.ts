import { type Model, shapeOf } from './model.ts';
import type { Protocol } from './protocol.ts';
import { isRecord } from './records.ts';
import { nameInSignatures, signedFor } from './signature.ts';
import { type Element, parseXml } from './xml.ts';

/** awsQuery (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). */
export const query: Protocol = {
  scalars: 'text',
  contentType: /^text\/xml$/,
  asked(request, model) {
    const form = new URLSearchParams(request.body);
    // One service's version, signed for another, is a question to neither.
    const service = signedFor(request) ?? nameInSignatures(model);
    if (form.get('Version') !== model.metadata.apiVersion || service !== nameInSignatures(model)) return undefined;
    return form.get('Action') ?? undefined;
  },
  input({ body }, { operation, model }) {
    const form = [...new URLSearchParams(body)].filter(([name]) => name !== 'Action' && name !== 'Version');
    return fromForm(nested(form), operation?.input?.shape, model);
  },
  output({ body }, { name, operation, model }) {
    const root = rooted(parseXml(body), `${name}Response`, model);
    child(child(root, 'ResponseMetadata'), 'RequestId');
    const wrapper = operation?.output?.resultWrapper;
    if (wrapper === undefined) return {};
    return fromElement(child(root, wrapper), operation?.output?.shape, model);
  },
  error({ body, status }, { model }) {
    const root = rooted(parseXml(body), 'ErrorResponse', model);
    child(root, 'RequestId');
    const { Code, Type, ...members } = texts(child(root, 'Error'));
    const blamed = status < 500 ? 'Sender' : 'Receiver';
    if (Type !== blamed) throw new Error(`${String(status)} blames ${String(Type)}`);
    return { code: Code ?? '', members };
  },
};

function rooted(root: Element, name: string, { metadata }: Model): Element {
  if (root.name !== name) throw new Error(`the answer is <${root.name}>, not <${name}>`);
  if (root.attributes['xmlns'] !== metadata.xmlNamespace)
    throw new Error(`xmlns is not ${String(metadata.xmlNamespace)}`);
  return root;
}

function child({ name, children }: Element, wanted: string): Element {
  const [found, second] = children.filter((each) => each.name === wanted);
  if (found === undefined || second !== undefined) throw new Error(`<${name}> has not one <${wanted}>`);
  return found;
}

function texts({ children }: Element): Record<string, string> {
  return Object.fromEntries(children.map(({ name, text }) => [name, text]));
}

function nested(form: readonly (readonly [string, string])[]): unknown {
  const heads = Map.groupBy(form, ([name]) => name.split('.')[0] ?? '');
  const entries = [...heads].map(([head, below]) => {
    const [[name, value] = ['', '']] = below;
    if (name === head) return [head, value] as const;
    return [head, nested(below.map(([path, each]) => [path.slice(head.length + 1), each] as const))] as const;
  });
  return Object.fromEntries(entries);
}

function fromForm(value: unknown, name: string | undefined, model: Model): unknown {
  if (name === undefined) return value;
  const shape = shapeOf(model, name);
  // How a list without elements is sent.
  if (shape.type === 'list' && value === '') return [];
  if (!isRecord(value)) return value;
  if (shape.type === 'map' && isRecord(value['entry'])) return fromEntries(value['entry']);
  if (shape.type === 'list') {
    const numbered = shape.flattened === true ? value : value[shape.member?.locationName ?? 'member'];
    if (!isRecord(numbered)) return value;
    return Object.values(numbered).map((each) => fromForm(each, shape.member?.shape, model));
  }
  return Object.fromEntries(
    Object.entries(value).map(([each, below]) => [each, fromForm(below, shape.members?.[each]?.shape, model)]),
  );
}

function fromEntries(numbered: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(
    Object.values(numbered).map((entry) => (isRecord(entry) ? [String(entry['key']), entry['value']] : ['', entry])),
  );
}

function fromElement(element: Element, name: string | undefined, model: Model): unknown {
  const { children, text } = element;
  const shape = name === undefined ? undefined : shapeOf(model, name);
  if (shape?.type === 'list') {
    const stranger = children.find((each) => each.name !== (shape.member?.locationName ?? 'member'));
    if (stranger !== undefined) throw new Error(`<${element.name}> is a list and has a <${stranger.name}>`);
    return children.map((each) => fromElement(each, shape.member?.shape, model));
  }
  if (shape?.type !== 'structure' && children.length === 0) return text;
  const names = children.map((each) => each.name);
  if (new Set(names).size < names.length) throw new Error(`<${element.name}> has an element twice`);
  return Object.fromEntries(
    children.map((each) => [each.name, fromElement(each, shape?.members?.[each.name]?.shape, model)]),
  );
}
