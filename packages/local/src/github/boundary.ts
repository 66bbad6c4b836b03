import { readFileSync } from 'node:fs';
import type { GuardedBranches } from './access/guard.ts';
import type { RestSchema } from './schema/extract-rest.ts';
import type { JsonObject } from './schema/json-schema.ts';

/** The guarded branches that the stand-in handed to its own hook. */
export function parseGuardedBranches(json: string): GuardedBranches {
  return JSON.parse(json) as GuardedBranches;
}

/** GitHub's REST schemas, as scripts/github-schemas.ts wrote them. */
export function readRestSchema(): RestSchema {
  return JSON.parse(readFileSync(new URL('./schema/rest.json', import.meta.url), 'utf8')) as RestSchema;
}

/** The part of GitHub's GraphQL schema in use, as scripts/github-schemas.ts wrote it. */
export function readGraphqlSdl(): string {
  return readFileSync(new URL('./schema/github.graphql', import.meta.url), 'utf8');
}

/** A JSON object out of a request; undefined for any other text. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** GitHub's whole OpenAPI document. */
export function parseJsonObject(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}
