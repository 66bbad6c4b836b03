import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../check-dist/compare.ts';

const template = join(import.meta.dirname, 'template');
/** The template is an action in itself, and this is its name everywhere in it. */
const placeholder = 'template-action';

/** What is wrong with a name for a new action, in a sentence; undefined: nothing. */
export function nameFault(root: string, name: string): string | undefined {
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name)) return `"${name}" is not of the form verb-noun, such as ensure-ecr-repo.`;
  if (existsSync(join(root, 'actions', name))) return `actions/${name} is there already.`;
  return undefined;
}

/** Writes actions/<name> from the template. */
export function writeAction(root: string, name: string): void {
  const folder = join(root, 'actions', name);
  cpSync(template, folder, { recursive: true });
  for (const path of filesOf(folder)) {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(join(folder, path), text.replaceAll(placeholder, name));
  }
}

/** What `npm ci` would do for the new workspace, without the network. */
export function linkWorkspace(root: string, name: string): void {
  const scope = join(root, 'node_modules/@iac');
  mkdirSync(scope, { recursive: true });
  rmSync(join(scope, name), { force: true });
  symlinkSync(join('../../actions', name), join(scope, name));
}
