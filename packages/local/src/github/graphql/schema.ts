import { buildSchema, GraphQLScalarType, type GraphQLSchema } from 'graphql';

/** Scalars that GitHub checks and the published schema does not. */
const forms: Readonly<Record<string, RegExp>> = {
  GitObjectID: /^[0-9a-f]{40}$/,
  Base64String: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  URI: /^https?:\/\/\S+$/,
};

/** The schema with its scalars made strict, for what comes in and for what goes out. */
export function strictSchema(sdl: string): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [name, form] of Object.entries(forms)) {
    const scalar = schema.getType(name);
    if (!(scalar instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}.`);
    const check = (value: unknown): unknown => {
      if (typeof value === 'string' && form.test(value)) return value;
      throw new TypeError(`${JSON.stringify(value)} is no ${name}.`);
    };
    scalar.coerceInputValue = check;
    scalar.coerceOutputValue = check;
    scalar.coerceInputLiteral = (literal) => check('value' in literal ? literal.value : undefined);
  }
  return schema;
}
