import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinsFolder, type Asset, type Tool } from '@iac/toolbox';

/** As it is pinned, without a leading v. */
export function versionOf(entry: Tool | Asset): string {
  if (!('source' in entry)) return entry.parts.map(({ module }) => goVersionOf(entry, module)).at(0) ?? '';
  if (entry.pins !== 'python') return goVersionOf(entry, entry.module ?? entry.source);
  return pinned(entry, 'requirements.txt', new RegExp(`^${entry.source}==(\\S+)`, 'm'));
}

function goVersionOf(entry: Tool | Asset, module: string): string {
  return pinned(entry, 'go.mod', new RegExp(`^(?:require )?\\s*${module.replaceAll('.', '\\.')} v(\\S+)`, 'm'));
}

function pinned({ name, pins }: Tool | Asset, file: string, pattern: RegExp): string {
  const path = join(pinsFolder(pins), file);
  const version = pattern.exec(readFileSync(path, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${path} has no version of ${name}.`);
  return version;
}
