import { choiceFor, type ImagePolicyChoice } from '../image-policy.ts';
import type { Image } from '../image.ts';
import type { Manifest } from '../manifest.ts';
import { nameOf } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { isOpen } from './placeholder.ts';
import type { Sheet } from './sheet.ts';

/** An image of the release and the names of what keeps it up to date. */
export interface AutomatedImage {
  readonly image: Image;
  /** Of its ImagePolicy. */
  readonly policy: string;
  /** Of its ImageRepository. */
  readonly repository: string;
  readonly choice: ImagePolicyChoice | undefined;
}

/** The images in the order of their aliases under spec.values. */
export function automatedImages(
  { images, imagePolicy, name }: ReleaseValues,
  ofImage: (alias: string | undefined) => string,
  order: readonly string[],
): AutomatedImage[] {
  const shared = new Set(images.map(({ registry, repository }) => `${registry}/${repository}`)).size === 1;
  const rank = ({ alias }: Image) => (alias === undefined ? -1 : order.indexOf(alias));
  return images
    .toSorted((a, b) => rank(a) - rank(b))
    .map((image) => ({
      image,
      policy: ofImage(image.alias),
      repository: shared ? name : ofImage(image.alias),
      choice: choiceFor(imagePolicy, image.alias),
    }));
}

/** Which object is for which name: those that bear it, then the open ones in order, if they are as many as the names that are left. */
export function matchByName(
  sheet: Sheet,
  manifests: readonly Manifest[],
  names: readonly string[],
): Map<string, Manifest> {
  const matched = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const name = nameOf(manifest);
    if (name !== undefined && names.includes(name)) matched.set(name, manifest);
  }
  const open = manifests.filter((manifest) => isOpen(nameOf(manifest)));
  const left = names.filter((name) => !matched.has(name));
  if (open.length > 0 && open.length !== left.length) {
    const [first] = open;
    for (const manifest of open) sheet.unclear.add(manifest);
    const problem = `Of kind ${first?.kind ?? ''} ${open.length} have no name, but the names left for them are ${left.length} (${left.join(', ') || 'none'}).`;
    const remedy =
      'Give an image for each of them, as alias=registry/repository:tag, or write the names into the template.';
    sheet.fault(problem, remedy, first?.at(['metadata', 'name']));
    return matched;
  }
  for (const [index, manifest] of open.entries()) matched.set(left[index] ?? '', manifest);
  return matched;
}
