import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset, Tool } from './catalogue.ts';
import { builtFolder } from './folders.ts';

/** What is known of something that was built. */
export interface Record {
  readonly version: string;
  readonly seconds: number;
  readonly bytes: number;
}

/** The file that says that it was built to its end. */
export function recordOf(entry: Tool | Asset): string {
  return join(builtFolder(entry.pins), 'records', `${'source' in entry ? 'tool' : 'asset'}-${entry.name}.json`);
}

/** Throws where there is none. */
export function readRecord(entry: Tool | Asset): Record {
  const json: unknown = JSON.parse(readFileSync(recordOf(entry), 'utf8'));
  const member = (name: string): unknown =>
    typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  return { version: String(member('version')), seconds: Number(member('seconds')), bytes: Number(member('bytes')) };
}
