// `node scripts/check-scaffold.ts`: scaffolds an action into a copy of the repository and holds it to every check there.
import { delimiter, join } from 'node:path';
import { mustRun, run } from './process/run.ts';
import { inCopy } from './tree/copy.ts';
import { root } from './tree/root.ts';

const name = 'tidy-notes';
const folder = `actions/${name}`;

const checks: readonly (readonly [string, ...string[]])[] = [
  ['eslint', '--max-warnings', '0', folder],
  ['tsc', '--noEmit'],
  ['prettier', '--check', '--log-level', 'warn', folder, 'README.md', 'package.json'],
  ['npm', 'test', '--silent', '--', folder],
  ['knip', '--no-progress', '--no-config-hints'],
  ['node', 'scripts/docs.ts', '--check'],
  ['node', 'scripts/check-dist.ts', name],
  ['npm', 'ls', '--silent', '--workspaces'],
];

await inCopy(root, async (copy) => {
  const env = { ...process.env, PATH: [join(copy, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter) };
  await mustRun('git', ['init', '--quiet'], { cwd: copy });
  await mustRun('npm', ['run', 'new-action', '--', name], { cwd: copy, env });
  await mustRun('git', ['add', '--all'], { cwd: copy });
  for (const [command, ...args] of checks) {
    const { code, output } = await run(command, args, { cwd: copy, env });
    if (code === 0) continue;
    console.error(`${[command, ...args].join(' ')} in a repository with ${folder}:\n${output}`);
    process.exitCode = 1;
  }
});
