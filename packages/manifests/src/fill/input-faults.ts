import type { Fault } from '@iac/action-kit/errors';
import { isByAlias } from '../image-policy.ts';
import type { ReleaseValues } from '../release-values.ts';
import { namesOf } from './names.ts';

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** What is wrong with the inputs, whatever the template says. */
export function inputFaults(values: ReleaseValues): Fault[] {
  return [...nameFaults(values), ...imageFaults(values), ...policyFaults(values)];
}

function nameFaults(values: ReleaseValues): Fault[] {
  const faults: Fault[] = [];
  const remedy = 'Use lower case letters, digits and hyphens, a letter or digit at both ends.';
  if (!label.test(values.name)) faults.push({ problem: `name: "${values.name}" is no name in Kubernetes.`, remedy });
  if (!label.test(values.sandboxId))
    faults.push({ problem: `sandbox-id: "${values.sandboxId}" is no name in Kubernetes.`, remedy });
  const { namespace } = namesOf(values);
  // RFC 1123, as Kubernetes applies it to namespaces.
  if (namespace.length > 63)
    faults.push({
      problem: `sandbox-id: the namespace ${namespace} is longer than 63 characters.`,
      remedy: 'Shorten sandbox-id or name.',
    });
  return faults;
}

function imageFaults({ images }: ReleaseValues): Fault[] {
  if (images.length === 0) return [{ problem: 'image: none is given.', remedy: 'Give registry/repository:tag.' }];
  const aliases = images.map(({ alias }) => alias);
  const twice = new Set(aliases.filter((alias, index) => aliases.indexOf(alias) !== index));
  return [...twice].map((alias) => ({
    problem: alias === undefined ? 'image: several have no alias.' : `image: the alias ${alias} is given twice.`,
    remedy: 'Give each image one of its own: alias=registry/repository:tag.',
  }));
}

function policyFaults({ images, imagePolicy }: ReleaseValues): Fault[] {
  if (imagePolicy === undefined || !isByAlias(imagePolicy)) return [];
  return [...imagePolicy.keys()]
    .filter((alias) => !images.some((image) => image.alias === alias))
    .map((alias) => ({
      problem: `image-policy: there is no image with the alias ${alias}.`,
      remedy: 'Name it in image, or leave it out here.',
    }));
}
