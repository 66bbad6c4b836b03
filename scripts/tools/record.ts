import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { recordOf, type Asset, type Record, type Tool } from '@iac/toolbox';
import { versionOf } from './version.ts';

/** Written last: what has no record is not there. */
export function keepRecord(entry: Tool | Asset, made: Pick<Record, 'seconds' | 'bytes'>): void {
  const file = recordOf(entry);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ version: versionOf(entry), ...made })}\n`);
}
