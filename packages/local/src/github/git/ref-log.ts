import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loginOf } from '../repositories/people.ts';

export interface LoggedMove {
  readonly before: string;
  readonly after: string;
  /** Login of who moved the ref. */
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Every move of a ref since it was made, oldest first; empty when there is no such ref. */
export async function refLog(dir: string, ref: string): Promise<LoggedMove[]> {
  const text = await readFile(join(dir, 'logs', ref), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [, before, after, email = '', seconds] =
      /^([0-9a-f]{40}) ([0-9a-f]{40}) .*?<([^>]*)> (\d+) /.exec(line) ?? [];
    if (before === undefined || after === undefined) return [];
    const at = new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', 'Z');
    return [{ before, after, actor: loginOf(email) ?? 'somebody', at }];
  });
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
