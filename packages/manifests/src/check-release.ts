import { versionFindings } from './check/api-versions.ts';
import type { Finding } from './check/finding.ts';
import { duplicateFindings, identityFindings } from './check/identity.ts';
import { markerFindings } from './check/markers.ts';
import { namespaceFindings } from './check/namespaces.ts';
import { referenceFindings } from './check/references.ts';
import { requiredFindings } from './check/required.ts';
import { readManifests } from './manifest.ts';
import type { Source } from './source.ts';

/** What Flux would refuse (error) or what a newer Flux would (warning) of a filled file; empty when all is well. Broken YAML is a finding too. */
export function checkRelease(source: Source): Finding[] {
  const { yaml, manifests, faults } = readManifests(source);
  if (faults.length > 0) return faults.map((fault) => ({ level: 'error', ...fault }));
  return [
    ...versionFindings(manifests),
    ...identityFindings(manifests),
    ...duplicateFindings(manifests),
    ...namespaceFindings(manifests),
    ...requiredFindings(manifests),
    ...referenceFindings(manifests),
    ...markerFindings(yaml, manifests),
  ].toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
}
