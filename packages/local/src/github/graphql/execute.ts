import {
  defaultFieldResolver,
  execute,
  validate,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { ApiAnswer } from '../api/answer.ts';
import { GraphqlRefusal, type Asked } from './asked.ts';
import type { Query } from './query.ts';
import { root } from './root.ts';

type Readable = Extract<Query, { kind: 'query' }>;

/** Validates and executes queries; an answer that breaks the schema is a defect, and thrown. */
export function executor(schema: GraphQLSchema): (query: Readable, asked: Asked) => Promise<ApiAnswer> {
  return async ({ document, variables, operationName }, asked) => {
    const invalid = validate(schema, document);
    if (invalid.length > 0) return { status: 200, body: { errors: invalid.map(notUnderstood) } };
    const { data, errors = [] } = await execute({
      schema,
      document,
      rootValue: root(asked),
      variableValues: variables,
      operationName: operationName ?? null,
      fieldResolver: presentField,
    });
    const body = {
      ...(data !== undefined && { data }),
      ...(errors.length > 0 && { errors: errors.map(toGitHubError) }),
    };
    return { status: 200, body };
  };
}

/** A field of the schema that the answer does not have would silently be null. */
const presentField: GraphQLFieldResolver<unknown, unknown> = (...asked) => {
  const [source, , , info] = asked;
  if (typeof source !== 'object' || source === null || !(info.fieldName in source)) {
    throw new Error(`${info.parentType.name}.${info.fieldName} is in the schema but not answered.`);
  }
  return defaultFieldResolver(...asked);
};

function notUnderstood({ message, locations }: GraphQLError): object {
  const hint =
    "The GitHub stand-in knows only a part of GitHub's schema: packages/local/README.md says how to add to it.";
  return { message: `${message} (${hint})`, locations };
}

/** GitHub puts the type of an error beside its message. Errors of the request itself have none. */
function toGitHubError({ message, path, locations, cause }: GraphQLError): object {
  if (cause instanceof GraphqlRefusal) return { type: cause.type, path, locations, message };
  // Without a path the request is at fault: a variable that does not fit its type.
  if (path === undefined) return { message, locations };
  throw new Error(`The answer to ${path.join('.')} breaks GitHub's schema: ${message}`, { cause });
}
