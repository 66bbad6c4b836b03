import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit } from './history.ts';

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_DATE: '1700000000 +0000',
};

/** Runs a program in a repository and gives back what it wrote; any ending but 0 is a failure of the test. */
export function run(dir: string, [command = '', ...args]: readonly string[], input = ''): Buffer {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: dir,
    input,
    env: environment,
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.toString()}`);
  return stdout;
}

/** Lines of what `git` wrote. */
export function git(dir: string, args: readonly string[], input = ''): string[] {
  return run(dir, ['git', ...args], input)
    .toString()
    .split('\n')
    .slice(0, -1);
}

/** Writes all commits at once; gives back their oids by mark. */
export function importCommits(dir: string, commits: readonly Commit[]): ReadonlyMap<number, string> {
  run(dir, ['git', 'init', '--quiet', '--bare', '.']);
  const marks = join(dir, 'marks');
  const stream = commits.map(streamOf).join('');
  run(dir, ['git', 'fast-import', '--quiet', `--export-marks=${marks}`], stream);
  const lines = readFileSync(marks, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [Number(line.slice(1, line.indexOf(' '))), line.slice(line.indexOf(' ') + 1)]));
}

function streamOf({ mark, tree, parents: [first, ...others] }: Commit): string {
  // Later commits have later dates: git's choice among several merge bases goes by them.
  const when = 1_700_000_000 + mark;
  const files = [...tree].map(([path, { mode, content }]) => `M ${mode} inline ${path}\n${data(content)}`);
  return [
    // One ref for all: only their marks are wanted, and forty thousand refs take minutes.
    'reset refs/heads/last\n',
    `commit refs/heads/last\nmark :${mark}\ncommitter dev <dev@example.org> ${when} +0000\n${data(String(mark))}`,
    first === undefined ? '' : `from :${first}\n`,
    ...others.map((other) => `merge :${other}\n`),
    'deleteall\n',
    ...files,
    '\n',
  ].join('');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
