import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { compile } from '../../build/bundle.ts';
import { root } from '../../tree/root.ts';
import type { Bench } from '../benchmark.ts';

/** One way to deploy a folder. */
export interface Way {
  readonly label: string;
  readonly script: string;
  /** The step's `with:`. */
  readonly inputs: (templates: readonly string[]) => Readonly<Record<string, string>>;
}

export interface Ways {
  readonly ours: Way;
  /** Two calls and no thought. */
  readonly bare: Way;
  /** Change sets and stacks asked after every 10 s, as one widespread action does. */
  readonly tens: Way;
  /** Change sets after 5 s, stacks after 30 s, as a widespread command line does. */
  readonly thirties: Way;
}

const manifest = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().optional() })) });

export async function allWays({ temp, progress }: Bench): Promise<Ways> {
  progress('deploy-cf, bundling what it is compared with');
  const folder = join(root, 'actions/deploy-cf');
  const { inputs } = manifest.parse(parse(await readFile(join(folder, 'action.yml'), 'utf8')));
  const constants = Object.entries(inputs).filter(([, input]) => !input.default?.includes('${{'));
  const defaults = Object.fromEntries(constants.map(([name, input]) => [name, input.default ?? '']));
  const [bare, serial] = await Promise.all(['bare', 'serial'].map((name) => bundled(temp, name)));
  const polled = (changeSets: number, stacks: number) => (templates: readonly string[]) => ({
    templates: templates.join('\n'),
    'change-set-poll': String(changeSets),
    'stack-poll': String(stacks),
  });
  return {
    ours: {
      label: 'deploy-cf',
      script: join(folder, 'dist/index.js'),
      inputs: () => ({ ...defaults, environment: 'staging' }),
    },
    bare: {
      label: 'bare bundle, two calls',
      script: bare ?? '',
      inputs: () => ({ stack: 'biomage-topic-00-staging' }),
    },
    tens: { label: 'one by one, every 10 s', script: serial ?? '', inputs: polled(10, 10) },
    thirties: { label: 'one by one, every 5 s and 30 s', script: serial ?? '', inputs: polled(5, 30) },
  };
}

async function bundled(temp: string, name: string): Promise<string> {
  const out = join(temp, `deploy-cf-${name}`);
  await compile(root, join(import.meta.dirname, `${name}.ts`), out);
  return join(out, 'index.js');
}
