import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';

/** What ncc loads on demand lies beside index.js as `413.index.js`; ncc minifies index.js only. */
const chunk = /^\d+\.index\.js$/;

/** As ncc does with index.js: names of functions and classes stay, because they are told in stacks and read from errors. */
export async function minifyChunks(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((each) => chunk.test(each))) {
    const path = join(folder, name);
    const { code } = await minify(readFileSync(path, 'utf8'), {
      module: true,
      compress: false,
      mangle: { keep_classnames: true, keep_fnames: true },
      format: { comments: false },
    });
    if (code === undefined) throw new Error(`${path} became nothing`);
    writeFileSync(path, code);
  }
}
