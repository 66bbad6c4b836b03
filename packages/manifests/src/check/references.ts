import { helm, image, source } from '../groups.ts';
import { nameOf, namespaceOf, type Manifest } from '../manifest.ts';
import { dataAt, isMapping, textAt } from '../yaml/data.ts';
import type { Path } from '../yaml/path.ts';
import type { Finding } from './finding.ts';

/** A name by which one object means another. */
interface Reference {
  readonly from: Manifest;
  readonly path: Path;
  readonly group: string;
  /** Where the reference itself does not say it. */
  readonly kind?: string;
}

/** References into the release's own namespace that meet nothing: only this file makes objects there. */
export function referenceFindings(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap(referencesOf).flatMap((reference) => danglingFinding(reference, manifests) ?? []);
}

function referencesOf(from: Manifest): Reference[] {
  if (from.group === helm && from.kind === 'HelmRelease')
    return [
      { from, path: ['spec', 'chart', 'spec', 'sourceRef'], group: source },
      { from, path: ['spec', 'chartRef'], group: source },
    ];
  if (from.group === image && from.kind === 'ImagePolicy')
    return [{ from, path: ['spec', 'imageRepositoryRef'], group: image, kind: 'ImageRepository' }];
  if (from.group === image && from.kind === 'ImageUpdateAutomation')
    return [{ from, path: ['spec', 'sourceRef'], group: source }];
  return [];
}

function danglingFinding({ from, path, ...wanted }: Reference, manifests: readonly Manifest[]): Finding | undefined {
  const reference = dataAt(from.content, path);
  const name = textAt(reference, ['name']);
  if (!isMapping(reference) || name === undefined) return undefined;
  const own = namespaceOf(from);
  const namespace = textAt(reference, ['namespace']) ?? own;
  const kind = wanted.kind ?? textAt(reference, ['kind']) ?? '';
  if (namespace !== own) return undefined;
  const found = manifests.some(
    (each) =>
      each.group === wanted.group && each.kind === kind && nameOf(each) === name && namespaceOf(each) === namespace,
  );
  if (found) return undefined;
  const problem = `${from.kind} refers to the ${kind} "${name}", which this file does not have.`;
  return { level: 'error', problem, remedy: 'Add it, or correct the name.', at: from.at([...path, 'name']) };
}
