import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { field } from '../boundary.ts';

/** The text of a file; undefined if there is none. */
export type ReadFile = (path: string) => string | undefined;

const absences = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'];

/** Reads files by their path in the workspace. Throws what Node throws, unless it is that there is no such file. */
export function workspaceFiles(workspace: string): ReadFile {
  return (path) => {
    try {
      return readFileSync(resolve(workspace, path), 'utf8');
    } catch (error) {
      if (absences.includes(String(field(error, 'code')))) return undefined;
      throw error;
    }
  };
}
