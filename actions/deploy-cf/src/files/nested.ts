import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ReadFile } from '@iac/cloudformation';
import { readFile } from './find.ts';

/** Reads files that templates name; not what a link leads to outside of the workspace. */
export function nestedReader(workspace: string): ReadFile {
  return async (file) => {
    const read = await readFile(workspace, file);
    if ('problem' in read) return { problem: read.problem };
    const [root, real] = await Promise.all([realpath(workspace), realpath(join(workspace, file))]);
    const inside = relative(root, real);
    return inside === '..' || inside.startsWith(`..${sep}`)
      ? { problem: 'It is a link that leads out of the workspace.', remedy: 'Put the template itself there.' }
      : read;
  };
}
