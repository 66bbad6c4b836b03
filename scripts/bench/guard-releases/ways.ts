import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { compile } from '../../build/bundle.ts';
import { root } from '../../tree/root.ts';
import type { Bench } from '../benchmark.ts';

/** A way to judge a pull request. */
export interface Way {
  readonly label: string;
  readonly script: string;
  /** As the runner hands inputs over, less the token. */
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Ways {
  readonly ours: Way;
  readonly listing: Way;
}

const manifest = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().optional() })) });

/** Our built action with its defaults, and the baseline bundled in the same way. */
export async function prepareWays({ temp, progress }: Bench): Promise<Ways> {
  progress('guard-releases, bundling the baseline');
  const out = join(temp, 'list-files');
  await compile(root, join(import.meta.dirname, 'baselines/list-files.ts'), out);
  const folder = join(root, 'actions/guard-releases');
  return {
    ours: { label: 'guard-releases', script: join(folder, 'dist/index.js'), inputs: await defaults(folder) },
    listing: { label: 'lists the files', script: join(out, 'index.js'), inputs: {} },
  };
}

async function defaults(folder: string): Promise<Record<string, string>> {
  const { inputs } = manifest.parse(parse(await readFile(join(folder, 'action.yml'), 'utf8')));
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [`INPUT_${name.toUpperCase()}`, input.default ?? '']),
  );
}
