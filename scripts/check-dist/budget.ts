import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { filesOf } from './compare.ts';

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number;
}

const budgets = z.record(z.string(), z.number()).and(z.object({ default: z.number() }));

/** Bytes of all that a step of this action executes (everything in dist/ but the licences), beside what it may have (budgets.json). */
export function sizeOf(name: string, dist: string): Size {
  const allowed = budgets.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')));
  const executed = filesOf(dist).filter((path) => !path.endsWith('licenses.txt'));
  const bytes = executed.reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
  return { name, bytes, budget: allowed[name] ?? allowed.default };
}
