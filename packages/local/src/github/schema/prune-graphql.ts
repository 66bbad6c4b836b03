import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type FieldDefinitionNode,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
} from 'graphql';

/** The fields in use, by object or interface type. */
export type FieldsInUse = Readonly<Record<string, readonly string[]>>;

/** Cuts a published SDL down to these fields and every type that they need, without prose. */
export function pruneGraphql(idl: string, fields: FieldsInUse): string {
  const published = new Map(definitions(idl));
  const kept = new Map<string, DefinitionNode>();
  const wanted = Object.keys(fields);
  for (const name of wanted) {
    if (kept.has(name)) continue;
    const definition = published.get(name);
    // A built-in scalar has no definition.
    if (definition === undefined) continue;
    const pruned = prune(definition, fields);
    kept.set(name, pruned);
    wanted.push(...namedTypes(pruned));
  }
  const inOrder = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, definition]) => definition);
  return `${inOrder.map((definition) => print(withoutProse(definition))).join('\n\n')}\n`;
}

function definitions(idl: string): [string, DefinitionNode][] {
  return parse(idl, { noLocation: true }).definitions.flatMap((definition): [string, DefinitionNode][] =>
    'name' in definition && definition.name !== undefined && definition.kind !== Kind.DIRECTIVE_DEFINITION
      ? [[definition.name.value, definition]]
      : [],
  );
}

function prune(definition: DefinitionNode, inUse: FieldsInUse): DefinitionNode {
  if (hasFields(definition)) return withFields(definition, inUse);
  if (definition.kind !== Kind.UNION_TYPE_DEFINITION) return definition;
  return { ...definition, types: (definition.types ?? []).filter(({ name }) => name.value in inUse) };
}

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function hasFields(definition: DefinitionNode): definition is WithFields {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function withFields(definition: WithFields, inUse: FieldsInUse): WithFields {
  const { value: type } = definition.name;
  const names = inUse[type];
  if (names === undefined) throw new Error(`${type} is needed: list its fields in use.`);
  return {
    ...definition,
    fields: names.map((name) => field(definition, name)),
    // An interface stays where the type still has all that is left of it.
    interfaces: (definition.interfaces ?? []).filter((other) =>
      inUse[other.name.value]?.every((name) => names.includes(name)),
    ),
  };
}

function field({ name: type, fields }: WithFields, name: string): FieldDefinitionNode {
  const found = fields?.find((candidate) => candidate.name.value === name);
  if (found === undefined) throw new Error(`GitHub publishes no field ${type.value}.${name}.`);
  return found;
}

function namedTypes(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, { NamedType: ({ name }: NamedTypeNode) => void names.push(name.value) });
  return names;
}

function withoutProse(definition: DefinitionNode): DefinitionNode {
  return visit(definition, {
    enter: (node) =>
      'description' in node || 'directives' in node ? { ...node, description: undefined, directives: [] } : undefined,
  });
}
