import { UserError } from '@iac/action-kit/errors';
import type { ManifestErrorCode } from './errors.ts';
import { helm } from './groups.ts';
import { nameOf, namespaceOf, readManifests, type Manifest } from './manifest.ts';
import type { Source } from './source.ts';
import { dataAt, isMapping, textAt } from './yaml/data.ts';

/** What a file of releases/ deploys. */
export interface Release {
  readonly name: string;
  readonly sandboxId: string;
  readonly namespace: string;
  readonly images: readonly HeldImage[];
}

export interface HeldImage {
  readonly alias?: string;
  /** registry/repository:tag. */
  readonly image: string;
}

/**
 * undefined: there is no HelmRelease in it. Of several, the one whose namespace is named after it. Throws a UserError for a file
 * that is no YAML.
 */
export function readRelease(source: Source): Release | undefined {
  const { manifests, faults } = readManifests(source);
  if (faults.length > 0)
    throw new UserError<ManifestErrorCode>({
      code: 'broken-yaml',
      problem: `${source.file} cannot be read, so that nobody can tell whose release it holds.`,
      remedy: 'Mend or delete it by hand.',
      faults,
    });
  const all = manifests.filter(({ group, kind }) => group === helm && kind === 'HelmRelease');
  // A name may begin like another one (api, api-jobs): the label tells where it ends.
  const release = all.find(isLabelled) ?? all.find(isNamesake) ?? all[0];
  return release === undefined ? undefined : describe(release);
}

function isNamesake(release: Manifest): boolean {
  return namespaceOf(release)?.startsWith(`${nameOf(release) ?? ''}-`) ?? false;
}

function isLabelled(release: Manifest): boolean {
  const sandbox = labelOf(release);
  return sandbox !== undefined && namespaceOf(release) === `${nameOf(release) ?? ''}-${sandbox}`;
}

function labelOf({ content }: Manifest): string | undefined {
  return textAt(content, ['metadata', 'labels', 'sandboxId']);
}

function describe(release: Manifest): Release {
  const name = nameOf(release) ?? '';
  const namespace = namespaceOf(release) ?? '';
  const sandboxId = isNamesake(release) ? namespace.slice(name.length + 1) : undefined;
  return {
    name,
    namespace,
    sandboxId: sandboxId ?? labelOf(release) ?? '',
    images: imagesOf(release),
  };
}

function imagesOf({ content }: Manifest): HeldImage[] {
  const values = dataAt(content, ['spec', 'values']);
  if (!isMapping(values)) return [];
  const aliased = Object.entries(values).flatMap(([alias, value]) => {
    const image = imageOf(dataAt(value, ['image']));
    return image === undefined ? [] : [{ alias, image }];
  });
  const image = imageOf(values['image']);
  return image === undefined ? aliased : [{ image }, ...aliased];
}

function imageOf(value: unknown): string | undefined {
  const [registry, repository, tag] = [
    textAt(value, ['registry']),
    textAt(value, ['repository']),
    textAt(value, ['tag']),
  ];
  if (repository === undefined || tag === undefined) return undefined;
  return `${registry === undefined ? '' : `${registry}/`}${repository}:${tag}`;
}
