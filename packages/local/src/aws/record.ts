import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './attend.ts';
import type { HttpRequest } from './http.ts';

/** Writes exchanges down as they went over the wire. */
export type Recorder = (request: HttpRequest, outcome: Outcome) => void;

/**
 * One line of JSON an exchange, `{request, outcome}`, in a file of this process's own below `folder`. Without a folder
 * nothing is kept. tests/e2e holds what is there against AWS's own service models.
 */
export function recorderTo(folder: string | undefined): Recorder {
  if (folder === undefined || folder === '') return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${String(process.pid)}.jsonl`);
  // At once: the process may be killed at any exchange, and that is when a record is wanted.
  return (request, outcome) => appendFileSync(file, `${JSON.stringify({ request, outcome })}\n`);
}
