import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the folders of actions/ that hold an action (have a src/main.ts), sorted. */
export function actionNames(root: string): string[] {
  const folder = join(root, 'actions');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'src/main.ts')))
    .sort();
}
