import { helm, image, source } from '../groups.ts';
import { patternProblem } from '../image-policy.ts';
import type { Manifest } from '../manifest.ts';
import { dataAt, isMapping, textAt } from '../yaml/data.ts';
import type { Finding } from './finding.ts';

/** Fields without which the API server refuses an object (the CRDs of Flux 2.9). */
const required: Readonly<Record<string, readonly string[]>> = {
  [`${helm}/HelmRelease`]: ['spec.interval'],
  [`${source}/GitRepository`]: ['spec.interval', 'spec.url'],
  [`${source}/OCIRepository`]: ['spec.interval', 'spec.url'],
  [`${image}/ImageRepository`]: ['spec.image', 'spec.interval'],
  [`${image}/ImagePolicy`]: ['spec.imageRepositoryRef.name', 'spec.policy'],
  [`${image}/ImageUpdateAutomation`]: ['spec.interval', 'spec.sourceRef.kind', 'spec.sourceRef.name'],
};

const addresses: Readonly<Record<string, readonly [form: RegExp, remedy: string]>> = {
  [`${source}/GitRepository`]: [/^(?:https?|ssh):\/\//, 'Use an https:// or ssh:// address.'],
  [`${source}/OCIRepository`]: [/^oci:\/\//, 'Use an oci:// address: give it as chart-repository.'],
};

/** What Flux's own validation would refuse. */
export function requiredFindings(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap((manifest) => [
    ...missing(manifest, required[`${manifest.group}/${manifest.kind}`] ?? []),
    ...addressFindings(manifest),
    ...(manifest.group === helm && manifest.kind === 'HelmRelease' ? helmReleaseFindings(manifest) : []),
    ...(manifest.group === image && manifest.kind === 'ImagePolicy' ? imagePolicyFindings(manifest) : []),
  ]);
}

function missing({ content, kind, at }: Manifest, fields: readonly string[]): Finding[] {
  return fields
    .map((field) => ({ field, path: field.split('.') }))
    .filter(({ path }) => [undefined, null, ''].some((nothing) => dataAt(content, path) === nothing))
    .map(({ field, path }) => error(`This ${kind} has no ${field}.`, 'Add it.', at(path)));
}

function addressFindings({ group, kind, content, at }: Manifest): Finding[] {
  const url = textAt(content, ['spec', 'url']);
  const [form, remedy] = addresses[`${group}/${kind}`] ?? [];
  if (url === undefined || form === undefined || remedy === undefined || form.test(url)) return [];
  return [error(`"${url}" is no address for a ${kind}.`, remedy, at(['spec', 'url']))];
}

function helmReleaseFindings(manifest: Manifest): Finding[] {
  const { content, at } = manifest;
  const [chart, chartRef] = [dataAt(content, ['spec', 'chart']), dataAt(content, ['spec', 'chartRef'])];
  const findings: Finding[] = [];
  if ((chart === undefined) === (chartRef === undefined))
    findings.push(
      error('A HelmRelease takes exactly one of spec.chart and spec.chartRef.', 'Keep or add one.', at(['spec'])),
    );
  if (chart !== undefined)
    findings.push(
      ...missing(
        manifest,
        ['chart', 'sourceRef.kind', 'sourceRef.name'].map((field) => `spec.chart.spec.${field}`),
      ),
    );
  if (chartRef !== undefined) findings.push(...missing(manifest, ['spec.chartRef.kind', 'spec.chartRef.name']));
  const name = textAt(content, ['spec', 'releaseName']) ?? '';
  // The limit is Helm's own: it adds its revision within the 63 characters of a label.
  if (name.length > 53)
    findings.push(
      error(`releaseName "${name}" is longer than 53 characters.`, 'Shorten it.', at(['spec', 'releaseName'])),
    );
  return findings;
}

function imagePolicyFindings({ content, at }: Manifest): Finding[] {
  const policy = dataAt(content, ['spec', 'policy']);
  const orders = ['semver', 'numerical', 'alphabetical'].filter((order) => isMapping(policy) && order in policy);
  const findings: Finding[] = [];
  if (policy !== undefined && orders.length !== 1)
    findings.push(
      error('spec.policy takes exactly one of semver, numerical, alphabetical.', 'Keep one.', at(['spec', 'policy'])),
    );
  const pattern = textAt(content, ['spec', 'filterTags', 'pattern']);
  const extract = textAt(content, ['spec', 'filterTags', 'extract']) ?? '';
  const problem = pattern === undefined ? undefined : patternProblem(pattern, extract);
  if (problem !== undefined)
    findings.push(error(`spec.filterTags: ${problem}.`, 'Correct it.', at(['spec', 'filterTags', 'pattern'])));
  return findings;
}

function error(problem: string, remedy: string, at: Finding['at']): Finding {
  return { level: 'error', problem, remedy, ...(at && { at }) };
}
