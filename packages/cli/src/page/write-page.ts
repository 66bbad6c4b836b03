import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Told } from '../tour/tour.ts';
import { renderPage } from './page.ts';

/** Writes `folder`/index.html, replacing an older one, and gives its path. */
export async function writePage(told: Told, folder: string): Promise<string> {
  const mermaid = fileURLToPath(import.meta.resolve('@mermaid-js/tiny'));
  const page = renderPage(told, {
    style: await readFile(join(import.meta.dirname, 'page.css'), 'utf8'),
    mermaid: await readFile(mermaid, 'utf8'),
    nonce: randomBytes(16).toString('base64'),
  });
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'index.html');
  await writeFile(path, page);
  return path;
}
