import { image as group } from '../groups.ts';
import { choiceFor, type ImagePolicyChoice } from '../image-policy.ts';
import type { Image } from '../image.ts';
import { nameOf, type Manifest } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { policyIn } from '../yaml/marker.ts';
import { formatPath } from '../yaml/path.ts';
import { aliasesOf, imagePath } from './image-place.ts';
import type { Names } from './names.ts';
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
  sheet: Sheet,
  release: Manifest | undefined,
  { values: { images, imagePolicy, name }, names }: { readonly values: ReleaseValues; readonly names: Names },
): AutomatedImage[] {
  const shared = new Set(images.map(({ registry, repository }) => `${registry}/${repository}`)).size === 1;
  const order = release === undefined ? [] : aliasesOf(release);
  const rank = ({ alias }: Image) => (alias === undefined ? -1 : order.indexOf(alias));
  return images
    .toSorted((a, b) => rank(a) - rank(b))
    .map((image) => ({
      image,
      policy: markedPolicy(sheet, release, image.alias) ?? names.ofImage(image.alias),
      repository: shared ? name : names.ofImage(image.alias),
      choice: choiceFor(imagePolicy, image.alias),
    }));
}

/** The ImagePolicy with a name of its own that the tag's marker in the template names. */
function markedPolicy(sheet: Sheet, release: Manifest | undefined, alias: string | undefined): string | undefined {
  const tag = formatPath([...imagePath(alias), 'tag']);
  const marker = release?.markers.find(({ path }) => formatPath(path) === tag);
  const [, name] = marker === undefined ? [] : (policyIn(marker)?.split(':') ?? []);
  return sheet.ofKind(group, 'ImagePolicy').some((each) => nameOf(each) === name) && !isOpen(name) ? name : undefined;
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
