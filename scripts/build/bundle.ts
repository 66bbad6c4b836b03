import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../process/run.ts';
import { entriesOf, type Entry } from './entries.ts';
import { licensesOf } from './licenses.ts';
import { minifyScripts } from './minify.ts';

export interface Built {
  readonly name: string;
  readonly seconds: number;
  /** Bytes of each file of dist/, by its path in there. */
  readonly files: ReadonlyMap<string, number>;
}

/** Builds one action's dist/ anew. The old one stays until every bundle of the new one is whole. */
export async function bundle(root: string, name: string): Promise<Built> {
  const started = performance.now();
  const folder = join(root, 'actions', name);
  const next = join(root, '.iac/build', `${name}-${process.pid}`);
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  for (const entry of entriesOf(folder)) await compile(root, join(folder, entry.source), join(next, entry.folder));
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  renameSync(join(next, 'dist'), join(folder, 'dist'));
  rmSync(next, { recursive: true });
  return { name, seconds: (performance.now() - started) / 1000, files: sizes(join(folder, 'dist')) };
}

/** ncc numbers modules by their path from the working directory: from the root, the bytes are the same wherever the tree lies. */
export async function compile(root: string, source: Entry['source'], out: string): Promise<void> {
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const stats = `${out}-stats.json`;
  const options = ['--transpile-only', '--no-cache', '--quiet', '--stats-out', stats];
  await mustRun(process.execPath, [ncc, 'build', source, '--out', out, ...options], { cwd: root });
  writeFileSync(join(out, 'licenses.txt'), licensesOf(root, readFileSync(stats, 'utf8')));
  rmSync(stats);
  await minifyScripts(out);
}

function sizes(dist: string): Map<string, number> {
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.map((path) => ({ path, stat: statSync(join(dist, path)) })).filter(({ stat }) => stat.isFile());
  return new Map(files.map(({ path, stat }) => [path, stat.size]));
}
