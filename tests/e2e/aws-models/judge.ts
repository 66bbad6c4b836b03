import { commonErrors, ownErrors } from './common-errors.ts';
import type { Answer, Exchange } from './exchange.ts';
import { json, jsonError } from './json.ts';
import { mismatches } from './match.ts';
import { type Model, shapeOf } from './model.ts';
import { isOmission } from './omissions.ts';
import type { Asked, Protocol, WireError } from './protocol.ts';
import { query } from './query.ts';
import { isRecord } from './records.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';

export interface Verdict {
  /** `ecr:CreateRepository`, or `unknown` for a request that is no service's. */
  readonly operation: string;
  /** The error's code; `ok`; `lost` where no answer was sent. */
  readonly outcome: string;
  /** What AWS would never have said, by its own model. */
  readonly faults: readonly string[];
}

const protocols: Readonly<Record<string, Protocol>> = {
  json,
  query,
  'rest-json': restJson,
  'rest-xml': restXml,
};

/** Holds one exchange against AWS's own models. */
export function judge({ request, outcome }: Exchange, models: readonly Model[]): Verdict {
  for (const model of models) {
    const protocol = protocolOf(model);
    const name = protocol.asked(request, model);
    if (name === undefined) continue;
    const asked = { model, name, operation: model.operations[name] };
    const operation = `${model.service}:${name}`;
    if (typeof outcome === 'string') return { operation, outcome: 'lost', faults: [] };
    const refusal = outcome.status === 200 ? undefined : attempt(() => protocol.error(outcome, asked));
    const said = refusal === undefined ? 'ok' : typeof refusal === 'string' ? 'unreadable' : refusal.code;
    const faults =
      refusal === undefined
        ? granted(outcome, { request, outcome }, { asked, protocol })
        : denied(outcome, refusal, asked);
    const found = [...wrongType(outcome, said, protocol), ...faults].filter((fault) => !isOmission(operation, fault));
    return { operation, outcome: said, faults: found };
  }
  return unrouted(outcome);
}

function protocolOf({ metadata, service }: Model): Protocol {
  const protocol = protocols[metadata.protocol];
  if (protocol === undefined)
    throw new Error(`${service} speaks ${metadata.protocol}, which tests/e2e/aws-models cannot read yet`);
  return protocol;
}

interface By {
  readonly asked: Asked;
  readonly protocol: Protocol;
}

/** A success: what was asked is allowed, and what is answered is the operation's output. */
function granted(answer: Answer, { request }: Exchange, { asked, protocol }: By): readonly string[] {
  const { operation, model } = asked;
  if (operation === undefined) return [`${model.service} has no operation ${asked.name}, and it was carried out`];
  const matching = { model, scalars: protocol.scalars };
  const input = attempt(() => held(protocol.input(request, asked), operation.input?.shape, matching));
  const output = attempt(() => held(protocol.output(answer, asked), operation.output?.shape, matching));
  return [...prefixed('accepted although ', input), ...prefixed('answered, but ', output)];
}

function held(
  value: unknown,
  shape: string | undefined,
  matching: { readonly model: Model; readonly scalars: Protocol['scalars'] },
): readonly string[] {
  if (shape !== undefined) return mismatches(value, shape, { ...matching, at: shape });
  return isRecord(value) && Object.keys(value).length === 0 ? [] : ['there are members where none are known'];
}

function prefixed(prefix: string, found: readonly string[] | string): readonly string[] {
  return (typeof found === 'string' ? [found] : found).map((fault) => prefix + fault);
}

/** A failure: its code is the operation's or everybody's, with the status and the members that go with it. */
function denied(answer: Answer, error: WireError | string, { operation, model }: Asked): readonly string[] {
  if (typeof error === 'string') return [error];
  const { status } = answer;
  const own = (operation?.errors ?? []).map(({ shape }) => ({ shape, ...shapeOf(model, shape) }));
  const modelled = own.find((each) => (each.error?.code ?? each.shape) === error.code);
  if (modelled !== undefined) {
    const wanted = modelled.error?.httpStatusCode ?? (modelled.fault === true ? 500 : 400);
    return [
      ...wrongStatus(status, wanted, error.code),
      // An error's text is the protocol's: a model may, but need not, name it.
      ...mismatches(lowered(error), modelled.shape, { model, scalars: 'json', at: error.code }).filter(
        (fault) => fault !== `${error.code}.message is no member`,
      ),
    ];
  }
  const common = commonErrors[model.metadata.protocol]?.[error.code];
  if (common !== undefined) return [...wrongStatus(status, common.status, error.code), ...onlyMessage(error)];
  const ours = ownErrors[error.code];
  return ours === status
    ? []
    : [`${error.code} is neither in the model of ${operation?.name ?? model.service} nor a common error`];
}

function wrongStatus(status: number, wanted: number, code: string): readonly string[] {
  return status === wanted ? [] : [`${code} came with ${String(status)}, not ${String(wanted)}`];
}

/** SDKs read `Message` as `message`. */
function lowered({ members }: WireError): unknown {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name === 'Message' ? 'message' : name, value]),
  );
}

function onlyMessage({ code, members }: WireError): readonly string[] {
  return Object.keys(members)
    .filter((name) => !/^message$/i.test(name))
    .map((name) => `${code} has no member ${name}`);
}

function wrongType({ contentType }: Answer, outcome: string, protocol: Protocol): readonly string[] {
  return protocol.contentType.test(contentType) || outcome === 'unreadable' ? [] : [`content-type ${contentType}`];
}

/** A request that is no modelled service's must be refused, and loudly. */
function unrouted(outcome: Exchange['outcome']): Verdict {
  if (typeof outcome === 'string') return { operation: 'unknown', outcome: 'lost', faults: [] };
  const told = attempt(() => jsonError(outcome));
  const code = typeof told === 'string' ? 'unreadable' : told.code;
  const faults =
    ownErrors[code] === outcome.status
      ? []
      : ['answered, but no model has been read for it (tests/e2e/aws-models.test.ts)'];
  return { operation: 'unknown', outcome: code, faults };
}

function attempt<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
