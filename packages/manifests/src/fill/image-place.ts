import type { Manifest } from '../manifest.ts';
import { dataAt, isMapping } from '../yaml/data.ts';
import type { Path } from '../yaml/path.ts';

/** Where a HelmRelease holds an image's registry, repository and tag. */
export function imagePath(alias: string | undefined): Path {
  return ['spec', 'values', ...(alias === undefined ? [] : [alias]), 'image'];
}

/** The keys under spec.values that hold an image, in order. */
export function aliasesOf({ content }: Manifest): string[] {
  const values = dataAt(content, ['spec', 'values']);
  return isMapping(values)
    ? Object.entries(values).flatMap(([key, value]) => (isMapping(value) && 'image' in value ? [key] : []))
    : [];
}
