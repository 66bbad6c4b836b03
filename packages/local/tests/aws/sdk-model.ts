/** A shape of the SDK's model, as far as it matters here. */
export type Model =
  | { readonly kind: 'structure'; readonly members: ReadonlyMap<string, Model>; readonly required: readonly string[] }
  | { readonly kind: 'list'; readonly element: Model }
  | { readonly kind: 'map' }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'time' };

/** Input and output of an operation in the SDK's own schema: [9, namespace, name, traits, input, output]. */
export function operationModel(schema: unknown): { readonly input: Model; readonly output: Model } {
  const parts = partsOf(schema);
  return { input: model(parts[4]), output: model(parts[5]) };
}

// Numbers are scalars, plus 64 for a list and 128 for a map of them; functions put off what follows;
// [3, namespace, name, traits, names, members, how many of them are required]; [1, ..., element]; [member, its traits].
function model(schema: unknown): Model {
  if (isThunk(schema)) return model(schema());
  if (typeof schema === 'number') return scalar(schema);
  // An operation that takes, or answers, nothing.
  if (schema === 'unit') return { kind: 'structure', members: new Map(), required: [] };
  const [kind, namespace, , , first, members, required = 0] = partsOf(schema);
  if (typeof namespace !== 'string') return model(kind);
  if (kind === 1) return { kind: 'list', element: model(first) };
  if (kind === 2) return { kind: 'map' };
  if (kind === 0) return model(first);
  const names = partsOf(first).map(String);
  const shapes = partsOf(members);
  return {
    kind: 'structure',
    members: new Map(names.map((name, index) => [name, model(shapes[index])])),
    required: names.slice(0, Number(required)),
  };
}

function scalar(schema: number): Model {
  if (schema >= 128) return { kind: 'map' };
  if (schema >= 64) return { kind: 'list', element: scalar(schema - 64) };
  if (schema === 1) return { kind: 'number' };
  if (schema === 2) return { kind: 'boolean' };
  return { kind: schema >= 4 && schema <= 7 ? 'time' : 'string' };
}

function partsOf(schema: unknown): readonly unknown[] {
  if (Array.isArray(schema)) return schema;
  throw new Error(`not a schema: ${String(schema)}`);
}

function isThunk(schema: unknown): schema is () => unknown {
  return typeof schema === 'function';
}

/** What our shapes and the SDK's have in common. */
interface Comparable {
  readonly kind: string;
  readonly element?: Comparable;
  readonly members?: ReadonlyMap<string, Comparable>;
  readonly required?: readonly string[];
}

/** Member names, kinds and what is required, for comparison. */
export function inputOf(shape: Comparable | undefined): unknown {
  if (shape === undefined) return undefined;
  const { kind, element, members, required = [] } = shape;
  if (kind === 'map') return kind;
  if (element !== undefined) return [inputOf(element)];
  if (members !== undefined) {
    const named = [...members].map(([name, member]) => [required.includes(name) ? name : `${name}?`, inputOf(member)]);
    return Object.fromEntries(named);
  }
  return kind === 'integer' ? 'number' : kind;
}
