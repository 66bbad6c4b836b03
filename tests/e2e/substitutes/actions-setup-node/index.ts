import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const wanted = process.env['INPUT_NODE-VERSION'] ?? '';
const version = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim();
if (!version.startsWith(`v${wanted}.`)) throw new Error(`node is ${version}, and ${wanted} was asked for`);
appendFileSync(process.env['GITHUB_OUTPUT'] ?? '', `node-version=${version}\n`);
