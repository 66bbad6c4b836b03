import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../contract.ts';
import { refusedPath, segmentsOf } from '../path.ts';
import { localGit, type Session } from './session.ts';
import { blocked, isFile, type FetchedTip } from './tip.ts';

export interface NewCommit {
  readonly commit: string;
  /** Whether anything differs from the tip. */
  readonly changes: boolean;
  /** A file with the commit and all that is new with it. */
  readonly pack: string;
}

interface Making {
  readonly tip: FetchedTip;
  readonly change: Change;
  /** Seconds since the epoch. */
  readonly date: number;
}

/** Forgets what a commit was made of: a later one of the same content would else be made without it, and lack it on the server. */
export async function forget({ pack }: NewCommit): Promise<void> {
  await Promise.all([pack, pack.replace(/\.pack$/, '.idx')].map((file) => rm(file, { force: true })));
}

/** Makes the commit with all its objects, in one process. Throws `path-refused` when a path is not a file's to take. */
export async function makeCommit(session: Session, making: Making, signal: AbortSignal): Promise<NewCommit> {
  await checkPaths(making);
  const edges = join(session.folder, 'edges');
  const args = ['fast-import', '--quiet', '--done', `--export-pack-edges=${edges}`];
  const { stdout } = await localGit(session, { args, input: fastImport(making), signal });
  const [, commit = '', tree = ''] = /^([0-9a-f]{40})\n(?:040000 tree ([0-9a-f]{40})|missing)/.exec(stdout) ?? [];
  if (commit === '') throw new Error(`git fast-import answered ${JSON.stringify(stdout)}`);
  // "PATH: COMMIT...", a line for every pack that was ever made.
  const pack = (await readFile(edges, 'utf8')).trimEnd().split('\n').at(-1)?.split(': ')[0] ?? '';
  return { commit, changes: tree !== making.tip.tree, pack };
}

async function checkPaths({ tip, change }: Making): Promise<void> {
  const paths = [...change.files.keys()];
  for (const path of paths) {
    const entry = await tip.entry(path);
    if (entry !== undefined && !isFile(entry)) throw blocked(path, segmentsOf(path), entry);
    const inside = paths.find((other) => other.startsWith(`${path}/`));
    if (inside !== undefined) throw refusedPath(path, `is a file and the folder of ${inside} at once`, 'Keep one.');
  }
}

/** Not kept as a ref: what is pushed is named by its oid, and a ref would be offered to the server as something we have. */
const scratch = 'refs/releases/new';

/** PURE: the stream (git-scm.com, git-fast-import). Asks for the commit's oid and the root folder's, then takes the ref away. */
function fastImport({ tip, change, date }: Making): string {
  const { author, message, files } = change;
  const person = `${plain(author.name)} <${plain(author.email)}> ${date} +0000`;
  return [
    `commit ${scratch}`,
    'mark :1',
    `author ${person}`,
    `committer ${person}`,
    data(message),
    `from ${tip.commit}`,
    ...[...files].map(([path, text]) =>
      text === null ? `D ${quote(path)}` : `M 100644 inline ${quote(path)}\n${data(text)}`,
    ),
    '',
    'get-mark :1',
    'ls :1 ""',
    `reset ${scratch}`,
    `from ${'0'.repeat(40)}`,
    '',
    'done',
    '',
  ].join('\n');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

/** What would end a name or an address is left out, as git itself does (git ident.c). */
function plain(text: string): string {
  return text.replace(/[<>\p{Cc}]/gu, '').trim();
}

function quote(path: string): string {
  return `"${path.replace(/["\\]/g, String.raw`\$&`)}"`;
}
