import { helm } from '../groups.ts';
import type { Manifest } from '../manifest.ts';
import { nameOf } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { identify, type Names } from './names.ts';
import { claim, type Sheet } from './sheet.ts';

/** The release's HelmRelease; undefined, with a fault, where the template has none. */
export function claimHelmRelease(sheet: Sheet, { release }: Names): Manifest | undefined {
  const candidates = sheet.ofKind(helm, 'HelmRelease');
  const faults = sheet.faults.length;
  const found = claim(sheet, candidates, release);
  if (found !== undefined || sheet.faults.length > faults) return found;
  const [other] = candidates;
  if (other === undefined)
    sheet.fault('The template has no HelmRelease.', `Add one of ${helm}/v2.`, sheet.manifests[0]?.at([]));
  else
    sheet.fault(
      `The HelmRelease is "${nameOf(other) ?? ''}", but the input name is "${release}".`,
      'Write FILLED_IN_BY_CI as its name, or change the input.',
      other.at(['metadata', 'name']),
    );
  return undefined;
}

/** All of it but the images. */
export function fillHelmRelease(
  sheet: Sheet,
  manifest: Manifest,
  { values, names }: { readonly values: ReleaseValues; readonly names: Names },
): void {
  identify(sheet, manifest, { name: names.release, namespace: names.namespace });
  sheet.identify(manifest, ['metadata', 'labels', 'sandboxId'], { value: values.sandboxId, input: 'sandbox-id' });
  sheet.fill(manifest, ['spec', 'releaseName'], names.release);
  for (const reference of [
    ['spec', 'chart', 'spec', 'sourceRef'],
    ['spec', 'chartRef'],
  ]) {
    sheet.fill(manifest, [...reference, 'name'], names.chart);
    sheet.fill(manifest, [...reference, 'namespace'], names.namespace);
  }
  fillValues(sheet, manifest, values);
}

function fillValues(sheet: Sheet, manifest: Manifest, values: ReleaseValues): void {
  const derived: Readonly<Record<string, string>> = {
    sandboxId: values.sandboxId,
    clusterEnv: values.environment,
    'kubernetes.env': values.environment,
    'biomageCi.repo': values.serviceRepository,
    'biomageCi.sandboxId': values.sandboxId,
  };
  for (const [key, value] of Object.entries(derived))
    sheet.fill(manifest, ['spec', 'values', ...key.split('.')], value);
  const { replicaCount, serviceAccountRole } = values;
  if (replicaCount !== undefined)
    sheet.give(manifest, ['spec', 'values', 'replicaCount'], { value: replicaCount, input: 'replica-count' });
  if (serviceAccountRole !== undefined) {
    const path = ['spec', 'values', 'serviceAccount', 'iamRole'];
    sheet.give(manifest, path, { value: serviceAccountRole, input: 'service-account-role' });
  }
}
