// `npm run test:e2e [-- jest arguments]`: the tests against programs that we did not write; ends with a line per claim.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsIn } from './e2e/claims.ts';
import { report } from './e2e/report.ts';
import { root } from './tree/root.ts';

const everything = process.env['IAC_E2E_ALL'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'iac-e2e-'));
const results = join(folder, 'results.json');
const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(
  process.execPath,
  [...jest, '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, IAC_E2E: '1' } },
);
const { text, complete } = report(claimsIn(readFileSync(results, 'utf8')));
rmSync(folder, { recursive: true });
console.log(text);
process.exitCode = status !== 0 || (everything && !complete) ? 1 : 0;
