import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** One bundle: a source file and the folder that takes its index.js, both relative to the action's folder. */
export interface Entry {
  readonly source: string;
  readonly folder: string;
}

const bundle = z
  .string()
  .regex(/^dist\/([a-z-]+\/)?index\.js$/, 'name it dist/index.js or dist/<pre or post>/index.js');
const contract = z.object({
  runs: z.object({ using: z.literal('node24'), main: bundle, pre: bundle.optional(), post: bundle.optional() }),
});

/** What is to be built, as action.yml says: dist/index.js from src/main.ts, dist/post/index.js from src/post.ts. */
export function entriesOf(folder: string): Entry[] {
  const file = join(folder, 'action.yml');
  if (!existsSync(file)) throw new Error(`${file} is missing. Write it: it names the files that the build makes.`);
  const { runs } = contract.parse(parse(readFileSync(file, 'utf8')));
  return [runs.main, runs.pre, runs.post].filter((path) => path !== undefined).map((path) => entryFor(path, folder));
}

function entryFor(path: string, folder: string): Entry {
  const [, part] = /^dist\/(?:([a-z-]+)\/)?index\.js$/.exec(path) ?? [];
  const source = `src/${part ?? 'main'}.ts`;
  if (!existsSync(join(folder, source)))
    throw new Error(`${folder}: action.yml names ${path}, but there is no ${source}.`);
  return { source, folder: dirname(path) };
}
