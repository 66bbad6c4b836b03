import type { Manifest } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { dataAt, isMapping } from '../yaml/data.ts';
import type { AutomatedImage } from './automated-image.ts';
import { aliasesOf, imagePath } from './image-place.ts';
import type { Names } from './names.ts';
import type { Sheet } from './sheet.ts';

/** What the images of a HelmRelease are filled with. */
export interface ImageContext {
  readonly values: ReleaseValues;
  readonly names: Names;
  /** The ImagePolicies that the file holds for them. */
  readonly followed: ReadonlySet<string>;
}

/** registry, repository and tag of each image under spec.values, and the marker by which Flux finds the tag. */
export function fillImages(
  sheet: Sheet,
  release: Manifest,
  { images, ...context }: ImageContext & { readonly images: readonly AutomatedImage[] },
): void {
  for (const image of images)
    if (hasPlace(sheet, release, { image, context })) fillImage(sheet, release, { image, context });
}

interface OneImage {
  readonly image: AutomatedImage;
  readonly context: ImageContext;
}

function fillImage(sheet: Sheet, release: Manifest, { image: { image, policy, choice }, context }: OneImage): void {
  const path = imagePath(image.alias);
  const input = 'image';
  sheet.give(release, [...path, 'registry'], { value: image.registry, input });
  sheet.give(release, [...path, 'repository'], { value: image.repository, input });
  const marker = context.followed.has(policy)
    ? `{"$imagepolicy": "${context.names.namespace}:${policy}:tag"}`
    : choice === 'none'
      ? 'none'
      : undefined;
  sheet.give(release, [...path, 'tag'], { value: image.tag, input, ...(marker !== undefined && { marker }) });
}

function hasPlace(sheet: Sheet, release: Manifest, { image: { image }, context }: OneImage): boolean {
  const path = imagePath(image.alias);
  const current = dataAt(release.content, path);
  if (current !== undefined && current !== null && !isMapping(current)) {
    const problem = `HelmRelease.${path.join('.')} is not a map.`;
    const remedy = 'Write registry, repository and tag under it, each FILLED_IN_BY_CI.';
    sheet.fault(problem, remedy, release.at(path));
    return false;
  }
  if (image.alias === undefined || isKey(release, image.alias) || isMapping(context.values.values?.[image.alias]))
    return true;
  // An image under a key that no chart reads would be deployed nowhere, and nobody would notice.
  sheet.fault(
    `image: HelmRelease.spec.values has no key ${image.alias}${known(release)}.`,
    `Write ${image.alias}: with image: under it into the template, or correct the alias.`,
    release.at(['spec', 'values']),
  );
  return false;
}

function isKey(release: Manifest, alias: string): boolean {
  const found = dataAt(release.content, ['spec', 'values', alias]);
  return isMapping(found) || found === null;
}

function known(release: Manifest): string {
  const keys = aliasesOf(release);
  return keys.length === 0 ? '' : `; those with an image are ${keys.join(', ')}`;
}
