import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Copy, Entry, Point, Story } from './story.ts';

const started = Date.parse('2026-01-05T08:00:00Z') / 1_000;

/** Writes the story into a bare repository by one `git fast-import`; gives the oid of each commit. */
export async function importStory(folder: string, story: Story): Promise<Map<Point, string>> {
  const marks = join(folder, 'story-marks');
  const child = spawn(
    'git',
    ['-c', 'core.compression=1', '-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', `--export-marks=${marks}`],
    { env: { PATH: process.env['PATH'], GIT_DIR: folder }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  // A git that gives up closes the pipe; its exit code and words say why.
  await pipeline(Readable.from(commands(story)), child.stdin).catch(() => undefined);
  await ended;
  if (child.exitCode !== 0) throw new Error(`git fast-import: ${Buffer.concat(said).toString()}`);
  const oids = new Map((await readFile(marks, 'utf8')).split('\n').map(markAndOid));
  return new Map(story.points.map((point) => [point, oids.get(point.mark) ?? '']));
}

function markAndOid(line: string): [number, string] {
  const [mark = '', oid = ''] = line.split(' ');
  return [Number(mark.slice(1)), oid];
}

function* commands(story: Story): Generator<string> {
  // Each commit on a ref of its own first, so that branches may end anywhere.
  for (const point of story.points) yield* commit(point);
  for (const [branch, { mark }] of story.branches) yield `reset refs/heads/${branch}\nfrom :${mark}\n\n`;
  yield 'reset refs/story\nfrom 0000000000000000000000000000000000000000\n\n';
}

function* commit({ mark, parents, files, message, author }: Point): Generator<string> {
  const [first, ...others] = parents.map((parent) => `:${parent.mark}`);
  const when = `${author.name} <${author.email}> ${started + mark * 60} +0000`;
  if (first === undefined) yield 'reset refs/story\n';
  yield `commit refs/story\nmark :${mark}\nauthor ${when}\ncommitter ${when}\n${data(message)}`;
  if (first !== undefined) yield `from ${first}\n${others.map((other) => `merge ${other}\n`).join('')}`;
  // First what goes, for a folder may become a file; last what is copied.
  const changes = Object.entries(files).map(([path, given]) => changed(path, given));
  for (const order of ['D', 'M', 'C']) yield changes.filter((line) => line.startsWith(order)).join('');
  yield '\n';
}

function changed(path: string, given: string | Entry | Copy | null): string {
  if (given === null) return `D ${quoted(path)}\n`;
  if (typeof given === 'object' && 'copyOf' in given) return `C ${quoted(given.copyOf)} ${quoted(path)}\n`;
  const { mode, content } = typeof given === 'string' ? { mode: '100644', content: given } : given;
  if (mode === '160000') return `M ${mode} ${content} ${quoted(path)}\n`;
  return `M ${mode} inline ${quoted(path)}\n${data(content)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** As C writes it: any byte may be in a path. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join('')}"`;
}
