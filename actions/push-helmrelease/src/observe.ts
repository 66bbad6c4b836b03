import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@iac/action-kit';
import type { Source } from '@iac/manifests';
import type { Tip } from '@iac/releases';
import type { PushErrorCode } from './errors.ts';
import type { Current, Wanted } from './plan.ts';

/** Throws a UserError for a file that is not there or no text. */
export async function readTemplate(workspace: string, file: string): Promise<Source> {
  const bytes = await readFile(resolve(workspace, file)).catch((cause: unknown) => {
    throw new UserError<PushErrorCode>({
      code: 'template-missing',
      problem: `The template ${file} cannot be read.`,
      remedy:
        'Check the repository out before this step (actions/checkout), and correct the input `template` if it lies elsewhere.',
      at: { file },
      cause,
    });
  });
  // Any other byte would silently become another character.
  if (isUtf8(bytes)) return { file, text: bytes.toString('utf8') };
  throw new UserError<PushErrorCode>({
    code: 'template-no-text',
    problem: `The template ${file} is not written in UTF-8.`,
    remedy: 'Save it as UTF-8.',
    at: { file },
  });
}

/** Fetches the file only where git's object id does not tell already that it is as wanted. */
export async function observe(tip: Tip, { path, text }: Wanted): Promise<Current> {
  const environments = (await tip.list('releases')).filter(({ type }) => type === 'tree').map(({ name }) => name);
  const entry = await tip.entry(path);
  if (entry === undefined) return { environments, file: { kind: 'missing' } };
  if (entry.oid === tip.oidOf(text)) return { environments, file: { kind: 'same' } };
  return { environments, file: { kind: 'other', text: (await tip.read(path)) ?? '' } };
}
