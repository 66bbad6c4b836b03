import { cpSync } from 'node:fs';
import { join } from 'node:path';

const { env } = process;
const artifacts = join(env['STANDIN_STATE'] ?? '', 'artifacts', env['GITHUB_RUN_ID'] ?? '');
cpSync(join(artifacts, env['INPUT_NAME'] ?? ''), env['GITHUB_WORKSPACE'] ?? '', { recursive: true });
