import { image } from '../groups.ts';
import { nameOf, namespaceOf, type Manifest } from '../manifest.ts';
import { policyIn, type Marker } from '../yaml/marker.ts';
import type { Yaml } from '../yaml/parse.ts';
import type { Finding } from './finding.ts';

/** Image policy markers that Flux would not follow, and policies that no marker names. */
export function markerFindings({ at }: Yaml, manifests: readonly Manifest[]): Finding[] {
  const policies = manifests
    .filter(({ group, kind }) => group === image && kind === 'ImagePolicy')
    .map((manifest) => ({ manifest, id: `${namespaceOf(manifest) ?? ''}:${nameOf(manifest) ?? ''}` }));
  const markers = manifests.flatMap((manifest) => manifest.markers);
  const named = markers.map((marker) => ({ marker, id: policyIn(marker) }));
  return [
    ...named.flatMap(({ marker, id }): Finding[] => {
      if (id === undefined) return [broken(marker, at)];
      return policies.some((policy) => policy.id === id) ? [] : [unknown(marker, { id, at })];
    }),
    ...policies
      .filter(({ id }) => !named.some((each) => each.id === id))
      .map(({ manifest, id }) => unused(manifest, id)),
  ];
}

function broken(marker: Marker, at: Yaml['at']): Finding {
  return {
    level: 'error',
    problem: `Flux cannot read the marker ${marker.text}.`,
    remedy: 'Write # {"$imagepolicy": "namespace:policy:tag"}.',
    at: at(marker.offset),
  };
}

function unknown(marker: Marker, { id, at }: { readonly id: string; readonly at: Yaml['at'] }): Finding {
  return {
    level: 'error',
    problem: `The marker names the ImagePolicy ${id}, which this file does not have.`,
    remedy: 'Add the ImagePolicy, or take the marker away: an automation sees policies of its own namespace only.',
    at: at(marker.offset),
  };
}

function unused({ at }: Manifest, id: string): Finding {
  return {
    level: 'warning',
    problem: `No marker names the ImagePolicy ${id}, so that it updates nothing.`,
    remedy: `Put # {"$imagepolicy": "${id}:tag"} behind the tag.`,
    at: at(['metadata', 'name']),
  };
}
