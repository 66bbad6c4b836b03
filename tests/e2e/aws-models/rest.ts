import type { Request } from './exchange.ts';
import { type Model, type Operation, type Shape, shapeOf } from './model.ts';
import { nameInSignatures, signedFor } from './signature.ts';

interface Routed {
  readonly name: string;
  /** The members that are in the path. */
  readonly inPath: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** The operation with a request's method and path; of several the one that requires most of what the request has. */
export function routed(request: Request, model: Model): Routed | undefined {
  // Nothing but the signature tells whose method and path it is.
  if (signedFor(request) !== nameInSignatures(model)) return undefined;
  const found = Object.entries(model.operations).flatMap(([name, operation]) => {
    const place = matched(request, operation);
    return place === undefined || !complete(request, place, { model, operation }) ? [] : [{ name, ...place }];
  });
  return found.toSorted((one, other) => needs(other, model) - needs(one, model))[0];
}

type Place = Omit<Routed, 'name'>;

function matched({ method, path }: Request, { http }: Operation): Place | undefined {
  if (http?.method !== method) return undefined;
  const [wantedPath = '', wantedQuery = ''] = http.requestUri.split('?', 2);
  const [givenPath = '', givenQuery = ''] = path.split('?', 2);
  const pattern = wantedPath.replaceAll(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) =>
    greedy === '' ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`,
  );
  const match = new RegExp(`^${pattern}/?$`).exec(givenPath);
  const query = new URLSearchParams(givenQuery);
  const literal = [...new URLSearchParams(wantedQuery).keys()];
  if (match === null || !literal.every((key) => query.has(key))) return undefined;
  for (const key of [...literal, 'x-id']) query.delete(key);
  const inPath = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)] as const);
  return { inPath: Object.fromEntries(inPath), query };
}

interface Of {
  readonly model: Model;
  readonly operation: Operation;
}

function complete(request: Request, place: Place, { model, operation }: Of): boolean {
  const { required = [], members = {} } = inputOf(operation, model);
  const given = membersOf(request, place, { model, operation });
  // What is in the body, or missing there, is no matter of the place.
  const placed = required.filter((name) => ['uri', 'querystring', 'header'].includes(members[name]?.location ?? ''));
  return placed.every((name) => name in given);
}

function needs({ name }: Routed, model: Model): number {
  const operation = model.operations[name];
  return operation === undefined ? 0 : (inputOf(operation, model).required ?? []).length;
}

function inputOf({ input }: Operation, model: Model): Pick<Shape, 'required' | 'members'> {
  return input === undefined ? {} : shapeOf(model, input.shape);
}

/** The members of an operation's input that stand in path, query and headers. A query's word that is none keeps its name. */
export function membersOf({ headers }: Request, { inPath, query }: Place, { model, operation }: Of) {
  const byPlace = Object.entries(inputOf(operation, model).members ?? {});
  const named = (location: string, key: string) =>
    byPlace.find(([, each]) => each.location === location && each.locationName?.toLowerCase() === key)?.[0];
  const inQuery = [...query].map(([key, value]) => [named('querystring', key.toLowerCase()) ?? key, value] as const);
  const inHeaders = Object.entries(headers).flatMap(([key, value]) => {
    const name = named('header', key.toLowerCase());
    return name === undefined ? [] : [[name, value] as const];
  });
  return { ...inPath, ...Object.fromEntries([...inQuery, ...inHeaders]) };
}
