import type { ReleaseValues } from '../release-values.ts';
import type { Manifest } from '../manifest.ts';
import type { Sheet } from './sheet.ts';

/** The names that a release's objects bear. */
export interface Names {
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;
  readonly automation: string;
  /** Of an image's ImagePolicy, and of its ImageRepository where the images come from several. */
  readonly ofImage: (alias: string | undefined) => string;
}

export function namesOf({ name, sandboxId }: Pick<ReleaseValues, 'name' | 'sandboxId'>): Names {
  return {
    release: name,
    namespace: `${name}-${sandboxId}`,
    chart: `${name}-chart`,
    automation: `${name}-image-update`,
    // A key of Helm's values may be camelCase or hold underscores, a name in Kubernetes may not.
    ofImage: (alias) => (alias === undefined ? name : `${name}-${alias.toLowerCase().replaceAll('_', '-')}`),
  };
}

/** Gives an object its name and namespace. */
export function identify(
  sheet: Sheet,
  manifest: Manifest,
  { name, namespace }: Record<'name' | 'namespace', string>,
): void {
  sheet.identify(manifest, ['metadata', 'name'], { value: name, input: 'name' });
  sheet.identify(manifest, ['metadata', 'namespace'], { value: namespace, input: 'sandbox-id' });
}
