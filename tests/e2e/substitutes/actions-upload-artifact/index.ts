import { createHash } from 'node:crypto';
import { appendFileSync, constants, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const { env } = process;
const [name = '', path = ''] = [env['INPUT_NAME'], env['INPUT_PATH']];
const folder = join(env['STANDIN_STATE'] ?? '', 'artifacts', env['GITHUB_RUN_ID'] ?? '', name);
mkdirSync(folder, { recursive: true });
// An artifact cannot be replaced (upload-artifact v4 on, without `overwrite`).
copyFileSync(path, join(folder, basename(path)), constants.COPYFILE_EXCL);
const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
appendFileSync(env['GITHUB_OUTPUT'] ?? '', `artifact-digest=${digest}\n`);
