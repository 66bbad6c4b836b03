// `npm run test:e2e [-- jest arguments]`: the tests against programs that we did not write; ends with a line per claim.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from '@iac/toolbox';
import { claimsIn } from './e2e/claims.ts';
import { report } from './e2e/report.ts';
import { endWithNpm } from './npm/end-with-npm.ts';
import { root } from './tree/root.ts';

endWithNpm();
const everything = process.env['IAC_E2E_ALL'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'iac-e2e-'));
const results = join(folder, 'results.json');
const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
// As a daemon, so that a kill -9 of this script ends jest and its workers, and with them what they have started.
const running = startDaemon({
  file: process.execPath,
  args: [...jest, '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
  cwd: root,
  env: { ...process.env, IAC_E2E: '1', ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) },
  onLine: (line) => console.error(line),
});
const { exitCode } = await running.ended;
const { text, complete } = report(claimsIn(readFileSync(results, 'utf8')));
rmSync(folder, { recursive: true });
console.log(text);
process.exitCode = exitCode !== 0 || (everything && !complete) ? 1 : 0;
