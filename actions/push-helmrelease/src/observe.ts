import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@iac/action-kit';
import type { Source } from '@iac/manifests';
import type { Tip } from '@iac/releases';
import type { Current, Wanted } from './plan.ts';

export async function readTemplate(workspace: string, file: string): Promise<Source> {
  try {
    return { file, text: await readFile(join(workspace, file), 'utf8') };
  } catch (cause) {
    throw new UserError({
      code: 'template-missing',
      problem: `The template ${file} cannot be read.`,
      remedy:
        'Check the repository out before this step (actions/checkout), and correct the input `template` if it lies elsewhere.',
      at: { file },
      cause,
    });
  }
}

/** Fetches the file only where git's object id does not tell already that it is as wanted. */
export async function observe(tip: Tip, { path, text }: Wanted): Promise<Current> {
  const environments = (await tip.list('releases')).filter(({ type }) => type === 'tree').map(({ name }) => name);
  const entry = await tip.entry(path);
  if (entry === undefined) return { environments, file: { kind: 'missing' } };
  if (entry.oid === tip.oidOf(text)) return { environments, file: { kind: 'same' } };
  return { environments, file: { kind: 'other', text: (await tip.read(path)) ?? '' } };
}
