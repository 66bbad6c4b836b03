// Git's proc-receive hook: run by `git receive-pack` for a push to guarded refs (guard.ts).
// It refuses what a rule refuses and hands everything else back to git. https://git-scm.com/docs/githooks#proc-receive
import { spawnSync } from 'node:child_process';
import { guardVariable, type GuardedBranches } from './guard.ts';
import { parseGuardedBranches } from '../boundary.ts';
import { readSection, writeSection } from './pkt-line.ts';
import { refusal, type RefUpdate } from './protection.ts';

const absent = /^0+$/;

const [greeting = ''] = readSection(0);
writeSection(1, ['version=1\0atomic']);
if (!greeting.startsWith('version=1')) throw new Error(`git speaks an unknown version of the hook: ${greeting}`);
const guarded = parseGuardedBranches(process.env[guardVariable] ?? '{"rules":{}}');
writeSection(
  1,
  readSection(0).flatMap((command) => verdict(guarded, command)),
);

function verdict({ rules, repositoryUrl }: GuardedBranches, command: string): string[] {
  const [before = '', after = '', ref = ''] = command.split(' ');
  const rule = rules[ref];
  const refused = rule && refusal(rule, { ref, ...change(before, after) }, repositoryUrl);
  if (refused === undefined) return [`ok ${ref}`, 'option fall-through'];
  process.stderr.write(refused.lines.map((line) => `${line}\n`).join(''));
  return [`ng ${ref} ${refused.reason}`];
}

function change(before: string, after: string): Omit<RefUpdate, 'ref'> {
  const deleted = absent.test(after);
  if (deleted || absent.test(before)) return { deleted, forced: false };
  const { status } = spawnSync('git', ['merge-base', '--is-ancestor', before, after]);
  return { deleted, forced: status !== 0 };
}
