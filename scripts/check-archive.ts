// `node scripts/check-archive.ts`: what `git archive HEAD` hands to a runner is small and holds nothing that no step executes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surplus } from './check-archive/surplus.ts';
import { mustRun } from './process/run.ts';
import { actionNames } from './tree/actions.ts';
import { root } from './tree/root.ts';

const limit = 8_000_000;
const folder = mkdtempSync(join(tmpdir(), 'iac-archive-'));
const archive = join(folder, 'iac.tar.gz');
try {
  await mustRun('git', ['archive', '--format=tar.gz', `--output=${archive}`, 'HEAD'], { cwd: root });
  const paths = (await mustRun('tar', ['-tzf', archive], { cwd: root })).split('\n').filter(Boolean);
  const bytes = statSync(archive).size;
  console.log(`${bytes.toLocaleString('en')} of ${limit.toLocaleString('en')} bytes, ${paths.length} entries`);
  const faults = surplus(paths, actionNames(root));
  if (bytes > limit)
    faults.push(`It has ${bytes.toLocaleString('en')} bytes: runners download all of it for every job.`);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
