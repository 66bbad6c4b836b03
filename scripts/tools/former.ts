import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, cacheFolder, type PinSet } from '@iac/toolbox';
import { goWorkplace } from './go.ts';

/** Folders that other pins, another Go or Python, or another branch have left in the cache. */
export function formerFolders(current: readonly PinSet[]): string[] {
  const cache = cacheFolder();
  if (!existsSync(cache)) return [];
  const kept = [goWorkplace(), ...current.map(builtFolder)];
  return readdirSync(cache)
    .map((name) => join(cache, name))
    .filter((path) => !kept.some((folder) => path === folder || path.startsWith(`${folder}.`)));
}

export function removeFolders(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
