import type { Fault } from '@iac/action-kit/errors';
import { helm, image, kustomize, notification, source } from '../groups.ts';
import type { Manifest } from '../manifest.ts';
import type { Finding } from './finding.ts';

interface Served {
  readonly kinds: readonly string[];
  readonly version: string;
  /** Versions that current Flux no longer serves, and what it replaces them by. */
  readonly removed: readonly string[];
}

/** What Flux 2.9 serves (its CRDs under manifests/crds), and what earlier ones did. */
const served: Readonly<Record<string, readonly Served[]>> = {
  [helm]: [{ kinds: ['HelmRelease'], version: 'v2', removed: ['v2beta1', 'v2beta2'] }],
  [source]: [
    {
      kinds: ['GitRepository', 'OCIRepository', 'HelmRepository', 'HelmChart', 'Bucket', 'ExternalArtifact'],
      version: 'v1',
      removed: ['v1alpha1', 'v1beta1', 'v1beta2'],
    },
  ],
  [kustomize]: [{ kinds: ['Kustomization'], version: 'v1', removed: ['v1alpha1', 'v1beta1', 'v1beta2'] }],
  [image]: [
    {
      kinds: ['ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation'],
      version: 'v1',
      removed: ['v1alpha1', 'v1alpha2', 'v1beta1', 'v1beta2'],
    },
  ],
  [notification]: [
    { kinds: ['Receiver'], version: 'v1', removed: ['v1beta1', 'v1beta2', 'v1beta3'] },
    { kinds: ['Alert', 'Provider'], version: 'v1beta3', removed: ['v1beta1', 'v1beta2'] },
  ],
};

// The kinds of Flux 1, whose controllers Flux 2 never understood.
const fluxOne = ['helm.fluxcd.io', 'flux.weave.works', 'helm.integrations.flux.weave.works'];

/** Objects that no Flux in use acts on. */
export function removedManifests(manifests: readonly Manifest[]): Fault[] {
  return manifests
    .filter(({ group }) => fluxOne.includes(group))
    .map(({ group, version, kind, at }) => ({
      problem: `${kind} of ${group}/${version} is of Flux 1, which ended in 2022: Flux 2 does not know it, so nothing would be deployed.`,
      remedy: `Rewrite it as HelmRelease of ${helm}/v2, with a GitRepository of ${source}/v1 for its chart and, for image updates, ImageRepository, ImagePolicy and ImageUpdateAutomation of ${image}/v1.`,
      at: at(['apiVersion']),
    }));
}

/** Kinds and versions of Flux's groups that current Flux does not serve. */
export function versionFindings(manifests: readonly Manifest[]): Finding[] {
  const removed = removedManifests(manifests).map((fault) => ({ level: 'error' as const, ...fault }));
  return [...removed, ...manifests.flatMap((manifest) => versionFinding(manifest) ?? [])];
}

function versionFinding({ group, version, kind, at }: Manifest): Finding | undefined {
  const kinds = served[group];
  if (kinds === undefined) return undefined;
  const found = kinds.find((each) => each.kinds.includes(kind));
  if (found === undefined) {
    const known = kinds.flatMap((each) => each.kinds).join(', ');
    return { level: 'error', problem: `${group} has no kind ${kind}.`, remedy: `It has ${known}.`, at: at(['kind']) };
  }
  if (version === found.version) return undefined;
  const remedy = `Write apiVersion: ${group}/${found.version}.`;
  const place = at(['apiVersion']);
  return found.removed.includes(version)
    ? {
        level: 'warning',
        problem: `${kind} of ${group}/${version} is gone from current Flux (2.9).`,
        remedy,
        at: place,
      }
    : { level: 'error', problem: `${group} has no version ${version} of ${kind}.`, remedy, at: place };
}
