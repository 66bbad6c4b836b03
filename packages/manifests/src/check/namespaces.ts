import { helm } from '../groups.ts';
import { nameOf, namespaceOf, type Manifest } from '../manifest.ts';
import type { Finding } from './finding.ts';

/** A release lives in one namespace: everything of it is there, and deleting the namespace deletes the release. */
export function namespaceFindings(manifests: readonly Manifest[]): Finding[] {
  const namespace = releaseNamespace(manifests);
  if (namespace === undefined) return [];
  return manifests.flatMap((manifest) => {
    const isNamespace = manifest.kind === 'Namespace' && manifest.group === '';
    const own = isNamespace ? nameOf(manifest) : namespaceOf(manifest);
    const isFlux = manifest.group.endsWith('.toolkit.fluxcd.io');
    if (own === namespace || (own === undefined && !isFlux)) return [];
    return [misplaced(manifest, isNamespace, namespace)];
  });
}

/** That of the HelmRelease, else the first one that is named. */
function releaseNamespace(manifests: readonly Manifest[]): string | undefined {
  const release = manifests.find(({ group, kind }) => group === helm && kind === 'HelmRelease');
  const first = release === undefined ? undefined : namespaceOf(release);
  return first ?? manifests.map(namespaceOf).find((each) => each !== undefined);
}

function misplaced(manifest: Manifest, isNamespace: boolean, namespace: string): Finding {
  const path = ['metadata', isNamespace ? 'name' : 'namespace'];
  const own = isNamespace ? nameOf(manifest) : namespaceOf(manifest);
  const problem =
    own === undefined
      ? `This ${manifest.kind} has no namespace.`
      : `This ${manifest.kind} ${isNamespace ? 'is' : 'is in'} ${own}, but the release is in ${namespace}.`;
  return { level: 'error', problem, remedy: `Write ${namespace}.`, at: manifest.at(path) };
}
