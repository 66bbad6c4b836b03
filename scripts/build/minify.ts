import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { compileAtOnce } from './compile-at-once.ts';

/**
 * Every script of a folder, index.js and what it loads on demand: ncc's own minifying knows index.js only, and shortens names only.
 * Names of functions and classes stay, because they are told in stacks and read from errors.
 */
export async function minifyScripts(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    const path = join(folder, name);
    const { code } = await minify(readFileSync(path, 'utf8'), {
      module: true,
      compress: {},
      mangle: { keep_classnames: true, keep_fnames: true },
      format: { comments: false },
    });
    if (code === undefined) throw new Error(`${path} became nothing`);
    writeFileSync(path, compileAtOnce(code));
  }
}
