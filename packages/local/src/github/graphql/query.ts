import { GraphQLError, Kind, OperationTypeNode, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { ApiAnswer } from '../api/answer.ts';
import { parseObject } from '../boundary.ts';
import type { Call } from '../../wire/index.ts';

export type Query = { readonly call: Omit<Call, 'index' | 'outcome'> } & (
  | { readonly kind: 'broken'; readonly answer: ApiAnswer }
  | {
      readonly kind: 'query';
      readonly document: DocumentNode;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly operationName: string | undefined;
    }
);

/** Reads a request's body. The call is named after the fields it asks for: `graphql:createCommitOnBranch`. */
export function readQuery(body: string): Query {
  const { query, variables, operationName } = parseObject(body) ?? {};
  if (typeof query !== 'string') return broken('A query attribute must be specified and must be a string.');
  try {
    const document = parse(query);
    const asked = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const given = isRecord(variables) ? variables : {};
    return {
      kind: 'query',
      document,
      variables: given,
      operationName: typeof operationName === 'string' ? operationName : undefined,
      call: { operation: `graphql:${rootFields(asked)}`, mutating: isMutation(asked), input: given },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return broken(error.message);
    throw error;
  }
}

function broken(message: string): Query {
  const answer = { status: 200, body: { errors: [{ message }] } };
  return { kind: 'broken', answer, call: { operation: 'graphql:broken', mutating: false } };
}

function rootFields(operation: OperationDefinitionNode | undefined): string {
  const fields = operation?.selectionSet.selections ?? [];
  return fields.map((field) => (field.kind === Kind.FIELD ? field.name.value : '...')).join('+');
}

function isMutation(operation: OperationDefinitionNode | undefined): boolean {
  return operation?.operation === OperationTypeNode.MUTATION;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
