import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@iac/action-kit/errors';
import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod/mini';
import type { DeployErrorCode } from '../errors.ts';

const file = 'infra/environments.yaml';

/** `account` is text: YAML would read 012345678901 as a number. */
const shape = z.object({
  environments: z.record(
    z.string(),
    z.object({ account: z.optional(z.string().check(z.regex(/^\d{12}$/, 'write 12 digits, in quotes'))) }),
  ),
});

/** The account of an environment in infra/environments.yaml; undefined where there is no such file, or no account in it. */
export async function accountOf(workspace: string, environment: string): Promise<string | undefined> {
  const text = await readFile(join(workspace, file), 'utf8').catch((error: unknown) => {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = z.safeParse(shape, read(text));
  if (parsed.success) return parsed.data.environments[environment]?.account;
  throw broken(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

function read(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw broken(error.message, error.linePos?.[0].line);
    throw error;
  }
}

function broken(problem: string, line?: number): UserError<DeployErrorCode> {
  return new UserError({
    code: 'environments-file',
    problem: `It cannot be read: ${problem}.`,
    remedy: 'Write `environments:` with a map for each environment, for example `staging: {account: "123456789012"}`.',
    at: { file, ...(line !== undefined && { line }) },
  });
}
