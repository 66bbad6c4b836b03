import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContract } from './contract.ts';
import { row } from './tables.ts';

/** The actions as the root README lists them: what action.yml says of each. */
export function actionList(root: string, folders: readonly string[]): string {
  return list(folders, 'Action', (folder) => readContract(join(root, folder, 'action.yml')).description);
}

/** The packages: the sentence that each README opens with. */
export function packageList(root: string, folders: readonly string[]): string {
  return list(folders, 'Package', (folder) => opening(readFileSync(join(root, folder, 'README.md'), 'utf8')));
}

/** The first paragraph below a README's heading. */
export function opening(readme: string): string {
  return readme.split(/\n{2,}/)[1] ?? '';
}

function list(folders: readonly string[], head: string, say: (folder: string) => string): string {
  const rows = folders.map((folder) => row(`[${folder.split('/')[1] ?? ''}](${folder}/)`, say(folder)));
  return [row(head, 'What it is for'), row('---', '---'), ...rows].join('\n');
}
