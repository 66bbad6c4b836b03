import * as z from 'zod/mini';
import { gitHubError } from './errors.ts';

/** An answer of GitHub's as `schema` wants it. Throws `github-unreadable`: what is not understood is not guessed. */
export function readAnswer<Schema extends z.core.$ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw gitHubError('github-unreadable', {
    problem: `GitHub's answer is not what it should be, at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    remedy: 'Run the job again; if it stays so, GitHub has changed its API, and this action needs a newer version.',
    cause: parsed.error,
  });
}

/** An object name: SHA-1 or SHA-256. */
export const oid = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'is no object name'));
