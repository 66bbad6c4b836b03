import { source } from '../groups.ts';
import { nameOf, type Manifest } from '../manifest.ts';
import type { ReleaseValues } from '../release-values.ts';
import { dataAt, isMapping, textAt } from '../yaml/data.ts';
import { identify, type Names } from './names.ts';
import { isOpen } from './placeholder.ts';
import { claim, type Sheet } from './sheet.ts';

/** Where the chart comes from: a GitRepository or an OCIRepository. */
export function fillChartSource(sheet: Sheet, values: ReleaseValues, { chart, namespace }: Names): void {
  const found = claim(sheet, sheet.ofKind(source, 'GitRepository', 'OCIRepository'), chart);
  if (found === undefined) {
    refuseUnused(sheet, values, chart);
    return;
  }
  identify(sheet, found, { name: chart, namespace });
  if (values.chartRepository !== undefined)
    sheet.give(found, ['spec', 'url'], { value: values.chartRepository, input: 'chart-repository' });
  else if (found.kind === 'GitRepository') sheet.fill(found, ['spec', 'url'], values.serviceUrl);
  if (values.chartRef !== undefined) giveRef(sheet, found, values.chartRef);
}

/** The name of the chart's source, where the template gives it one of its own and refers to it by that. */
export function ownChart(sheet: Sheet, { content }: Manifest): { readonly chart: string } | undefined {
  const references = [
    ['spec', 'chart', 'spec', 'sourceRef', 'name'],
    ['spec', 'chartRef', 'name'],
  ];
  const chart = references.map((path) => textAt(content, path)).find((name) => name !== undefined && !isOpen(name));
  const isHere = sheet.ofKind(source, 'GitRepository', 'OCIRepository').some((each) => nameOf(each) === chart);
  return chart !== undefined && isHere ? { chart } : undefined;
}

function refuseUnused(sheet: Sheet, { chartRepository, chartRef }: ReleaseValues, chart: string): void {
  const given = { 'chart-repository': chartRepository, 'chart-ref': chartRef };
  for (const [input, value] of Object.entries(given))
    if (value !== undefined)
      sheet.fault(
        `${input}: the template has no GitRepository or OCIRepository for it.`,
        `Add one named ${chart} or FILLED_IN_BY_CI, or leave the input out.`,
      );
}

function giveRef(sheet: Sheet, manifest: Manifest, chartRef: string): void {
  const [form, value] = manifest.kind === 'GitRepository' ? gitRef(chartRef) : ociRef(chartRef);
  const current = dataAt(manifest.content, ['spec', 'ref']);
  // One form replaces the others: Flux would take a commit before a branch, whatever was meant.
  const same = isMapping(current) && Object.keys(current).join() === form;
  if (same) sheet.give(manifest, ['spec', 'ref', form], { value, input: 'chart-ref' });
  else sheet.give(manifest, ['spec', 'ref'], { value: { [form]: value }, input: 'chart-ref' });
}

type Ref = readonly [form: string, value: string];

function gitRef(ref: string): Ref {
  if (/^[0-9a-f]{40}$/.test(ref)) return ['commit', ref];
  const { tag, branch } = /^refs\/(?:tags\/(?<tag>.+)|heads\/(?<branch>.+))$/.exec(ref)?.groups ?? {};
  if (tag !== undefined) return ['tag', tag];
  // refs/pull/12/merge is no branch: Flux takes it by its full name.
  return ref.startsWith('refs/') && branch === undefined ? ['name', ref] : ['branch', branch ?? ref];
}

function ociRef(ref: string): Ref {
  if (/^sha256:[0-9a-f]{64}$/.test(ref)) return ['digest', ref];
  return /[<>=~^*|\s]/.test(ref) ? ['semver', ref] : ['tag', ref.replace(/^refs\/(tags|heads)\//, '')];
}
