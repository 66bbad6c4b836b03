import { readFileSync } from 'node:fs';
import type { GuardedBranches } from './access/guard.ts';
import type { NewRuleset } from './rulesets/types.ts';
import type { RestSchema, WebhookSchema } from './schema/extract-rest.ts';
import type { Json, JsonObject } from './schema/json-schema.ts';

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

/** GitHub's webhook schemas, as scripts/github-schemas.ts wrote them. */
export function readWebhookSchema(): WebhookSchema {
  return JSON.parse(readFileSync(new URL('./schema/webhooks.json', import.meta.url), 'utf8')) as WebhookSchema;
}

/** GitHub's published example of each webhook in use, as scripts/github-schemas.ts wrote them. */
export function readEventExamples(): Readonly<Record<string, Json>> {
  examples ??= JSON.parse(readFileSync(new URL('./schema/events.json', import.meta.url), 'utf8')) as JsonObject;
  return examples;
}

let examples: JsonObject | undefined;

/** What a workflow run is made from, out of any webhook that starts one. */
export interface EventFacts {
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: string | undefined;
  readonly baseBranch: string | undefined;
  /** Of a pull request. */
  readonly number: number | undefined;
  /** Of a push or a merge group. */
  readonly ref: string;
  readonly sender: string;
}

interface Webhook {
  readonly number?: number;
  readonly pull_request?: {
    readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } };
    readonly base: { readonly ref: string };
  };
  readonly merge_group?: { readonly head_sha: string; readonly head_ref: string };
  readonly ref?: string;
  readonly after?: string;
  readonly sender: { readonly login: string };
}

export function parseEvent(payload: Readonly<Record<string, unknown>>): EventFacts {
  const { number, pull_request: pull, merge_group: group, ref, after, sender } = payload as unknown as Webhook;
  const at = group?.head_ref ?? ref ?? '';
  return {
    headSha: pull?.head.sha ?? group?.head_sha ?? after ?? '',
    headBranch: pull?.head.ref ?? at.replace(/^refs\/heads\//, ''),
    headRepository: pull?.head.repo.full_name,
    baseBranch: pull?.base.ref,
    number,
    ref: at,
    sender: sender.login,
  };
}

/** A ruleset out of a request that fits the schema. */
export function parseRuleset(body: Readonly<Record<string, unknown>>): NewRuleset {
  return body as unknown as NewRuleset;
}
