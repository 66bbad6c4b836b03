import type { Resource } from '@aws-cdk/service-spec-types';
import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { arnFormats } from './arn-formats.ts';
import { physicalNames } from './physical-names.ts';
import { statefulTypes } from './stateful-types.ts';

const folder = join(import.meta.dirname, '../../packages/cloudformation/src');

/** Path and text of every file that is written from the service specification, so that the 2.6 MB of it never ship. */
export async function serviceSpecFiles(types: readonly Resource[]): Promise<{ path: string; text: string }[]> {
  const texts = [
    { path: join(folder, 'destructive/stateful-types.ts'), text: statefulTypes(types) },
    { path: join(folder, 'conventions/names/physical-names.ts'), text: physicalNames(types) },
    { path: join(folder, 'conventions/policy/arn-formats.ts'), text: arnFormats(types) },
  ];
  return Promise.all(
    texts.map(async ({ path, text }) => ({
      path,
      text: await format(text, { ...(await resolveConfig(path)), filepath: path }),
    })),
  );
}
