import * as z from 'zod/mini';
import type { Actor, Oid, Repository } from '../contract.ts';

/** An object name that is one: payloads have zeros where there is no commit. */
const oid = z.string().check(z.regex(/^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'is no commit'));
const oidOrZeros = z.pipe(
  z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'is no object name')),
  z.transform((name: string): Oid | undefined => (/^0+$/.test(name) ? undefined : name)),
);

const repository = z.pipe(
  z.object({ full_name: z.string().check(z.regex(/^[^/]+\/[^/]+$/, 'is no owner/name')) }),
  z.transform(({ full_name: fullName }: { full_name: string }): Repository => {
    const [owner = '', name = ''] = fullName.split('/');
    return { owner, name };
  }),
);

const user = z.object({ id: z.int(), login: z.string(), type: z.string() });

/** GitHub's stand-in for an account that was deleted (github.com/ghost). */
const ghost: Actor = { id: 10_137, login: 'ghost', type: 'User' };

const actor = z.pipe(
  z.nullable(user),
  z.transform((some: Actor | null): Actor => some ?? ghost),
);

const branch = z.pipe(
  z.string(),
  z.transform((ref: string) => ref.replace(/^refs\/heads\//, '')),
);

/** Of pull_request and pull_request_target (docs.github.com, "Webhook events and payloads"). */
export const pullRequestPayload = z.object({
  action: z.string(),
  before: z.optional(oidOrZeros),
  repository,
  sender: actor,
  pull_request: z.object({
    number: z.int(),
    state: z.enum(['open', 'closed']),
    user: actor,
    head: z.object({ ref: z.string(), sha: oid, repo: z.nullable(repository) }),
    base: z.object({ ref: z.string(), sha: oid }),
  }),
});

export const mergeGroupPayload = z.object({
  repository,
  sender: z.optional(actor),
  merge_group: z.object({ head_sha: oid, head_ref: branch, base_sha: oid, base_ref: branch }),
});

export const pushPayload = z.object({
  ref: z.string(),
  before: oidOrZeros,
  after: oidOrZeros,
  forced: z.boolean(),
  repository,
  sender: z.optional(actor),
});

export { ghost };
