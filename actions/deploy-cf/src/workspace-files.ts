import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './observe.ts';

/** The files of a folder on disk. */
export function workspaceFiles(workspace: string): Files {
  return {
    read: (path) => readFile(join(workspace, path), 'utf8').catch(missing),
    write: async (path, text) => {
      const file = join(workspace, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
  };
}

function missing(error: unknown): undefined {
  if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
