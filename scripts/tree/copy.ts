import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mustRun } from '../process/run.ts';

/** Hands a copy of the repository in a temporary folder to `work`: what git tracks or would track, and the installed packages. */
export async function inCopy<Done>(root: string, work: (copy: string) => Promise<Done>): Promise<Done> {
  const copy = mkdtempSync(join(tmpdir(), 'iac-copy-'));
  try {
    for (const path of await trackedFiles(root)) place(join(root, path), join(copy, path), copyFileSync);
    for (const folder of packageFolders(root)) linkTree(join(root, folder), join(copy, folder));
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Paths of all files that are there and not ignored, relative to the root. */
export async function trackedFiles(root: string): Promise<string[]> {
  const list = await mustRun('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
}

function packageFolders(root: string): string[] {
  const workspaces = ['actions', 'packages'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(kind, name)),
  );
  return ['.', ...workspaces]
    .map((folder) => join(folder, 'node_modules'))
    .filter((path) => existsSync(join(root, path)));
}

/** Hard links: 600 MB of packages in a second or two. Symbolic links stay what they are, so @iac/* leads into the copy. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    // The temporary folder may lie on another disk.
    if (!(Error.isError(error) && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(source, target);
  }
}

function place(source: string, target: string, by: (source: string, target: string) => void): void {
  mkdirSync(dirname(target), { recursive: true });
  by(source, target);
}
