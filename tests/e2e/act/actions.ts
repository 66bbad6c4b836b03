import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@iac/command';

const root = join(import.meta.dirname, '../../..');

/** What a runner downloads of this repository: the archive of the commit that is checked out. */
export async function archiveOfThisRepository(folder: string): Promise<string> {
  await mkdir(folder);
  const archive = `${folder}.tar`;
  await runCommand({ file: 'git', args: ['archive', `--output=${archive}`, 'HEAD'], cwd: root });
  await runCommand({ file: 'tar', args: ['-xf', archive, '-C', folder] });
  return folder;
}

/** Who answers for each `uses:` of a workflow: this repository for its own, a substitute for every other. Throws where there is none. */
export async function actionsOf(
  workflow: string,
  { own, folder }: { readonly own: string; readonly folder: string },
): Promise<ReadonlyMap<string, string>> {
  const uses = [...(await readFile(workflow, 'utf8')).matchAll(/^\s*(?:- )?uses: ([^./\s][^\s]*)/gm)];
  const found = new Map<string, string>();
  for (const [, action = ''] of uses) {
    const [, owner = '', name = '', ref = ''] = /^([^/]+)\/([^/@]+)[^@]*@(.+)$/.exec(action) ?? [];
    const from = `${owner}/${name}` === 'biomage/iac' ? own : await substitute(`${owner}-${name}`, folder);
    found.set(`${owner}/${name}@${ref}`, from);
  }
  return found;
}

async function substitute(name: string, folder: string): Promise<string> {
  const source = join(import.meta.dirname, '../substitutes', name);
  if (!existsSync(source)) throw new Error(`nothing stands in for ${name}: add tests/e2e/substitutes/${name}/`);
  const copy = join(folder, name);
  await cp(source, copy, { recursive: true });
  await writeFile(join(copy, 'package.json'), '{ "type": "module" }\n');
  return copy;
}

/** A folder for PATH with the programs of tests/e2e/programs, which stand in for those of GitHub's machines. */
export async function programsFor(folder: string): Promise<string> {
  await mkdir(folder);
  for (const name of ['aws', 'docker']) {
    const script = join(import.meta.dirname, '../programs', `${name}.ts`);
    await writeFile(join(folder, name), `#!/bin/sh\nexec node '${script}' "$@"\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}
