import { image as group } from '../groups.ts';
import type { Manifest } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { matchByName, type AutomatedImage } from './automated-image.ts';
import { fillImagePolicy } from './fill-image-policy.ts';
import { identify, type Names } from './names.ts';
import { claim, type Sheet } from './sheet.ts';

/** ImageRepository, ImagePolicy and ImageUpdateAutomation. Answers the name of the ImagePolicy that each image follows. */
export function fillImageAutomation(
  sheet: Sheet,
  images: readonly AutomatedImage[],
  { values, names }: { readonly values: ReleaseValues; readonly names: Names },
): ReadonlySet<string> {
  const policies = matchByName(
    sheet,
    sheet.ofKind(group, 'ImagePolicy'),
    images.map(({ policy }) => policy),
  );
  const followed = new Set<string>();
  for (const image of images) {
    const manifest = policies.get(image.policy);
    if (manifest === undefined) refuseUnused(sheet, image);
    else if (image.choice === 'none') sheet.removed.add(manifest);
    else {
      identify(sheet, manifest, { name: image.policy, namespace: names.namespace });
      sheet.fill(manifest, ['spec', 'imageRepositoryRef', 'namespace'], names.namespace);
      fillImagePolicy(sheet, manifest, image);
      followed.add(image.policy);
    }
  }
  const useless = sheet.removed.size > 0 && sheet.ofKind(group, 'ImagePolicy').every((each) => sheet.removed.has(each));
  for (const manifest of otherObjects(sheet, images, { values, names })) if (useless) sheet.removed.add(manifest);
  return followed;
}

function refuseUnused(sheet: Sheet, { image, choice }: AutomatedImage): void {
  if (choice === undefined || choice === 'none') return;
  const which = image.alias === undefined ? 'the image' : `the image ${image.alias}`;
  sheet.fault(
    `image-policy: the template has no ImagePolicy for ${which}.`,
    'Add one with the name FILLED_IN_BY_CI, or leave the input out.',
  );
}

/** Fills the objects that only serve the policies. */
function otherObjects(
  sheet: Sheet,
  images: readonly AutomatedImage[],
  { values, names }: { readonly values: ReleaseValues; readonly names: Names },
): Manifest[] {
  const { namespace } = names;
  const repositories = matchByName(sheet, sheet.ofKind(group, 'ImageRepository'), [
    ...new Set(images.map(({ repository }) => repository)),
  ]);
  for (const { image, repository } of images) {
    const manifest = repositories.get(repository);
    if (manifest === undefined) continue;
    identify(sheet, manifest, { name: repository, namespace });
    const value = `${image.registry}/${image.repository}`;
    sheet.give(manifest, ['spec', 'image'], { value, input: 'image' });
  }
  const automation = claim(sheet, sheet.ofKind(group, 'ImageUpdateAutomation'), names.automation);
  if (automation === undefined) return [...repositories.values()];
  identify(sheet, automation, { name: names.automation, namespace });
  sheet.fillOrAdd(automation, ['spec', 'update', 'path'], `./releases/${values.environment}`);
  return [...repositories.values(), automation];
}
