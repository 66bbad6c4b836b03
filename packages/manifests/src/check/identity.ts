import { nameOf, namespaceOf, type Manifest } from '../manifest.ts';
import { dataAt, isMapping } from '../yaml/data.ts';
import type { Finding } from './finding.ts';

// RFC 1123 as Kubernetes applies it: names of objects, of namespaces, and the values of labels.
const subdomain = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const labelValue = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;

/** What every object needs: a kind, a name that Kubernetes takes, labels that are texts. */
export function identityFindings(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap((manifest) => [
    ...(isObject(manifest) ? nameFindings(manifest) : [kindFinding(manifest)]),
    ...labelFindings(manifest),
  ]);
}

function isObject({ kind, version }: Manifest): boolean {
  return kind !== '' && version !== '';
}

function kindFinding({ at }: Manifest): Finding {
  const remedy = 'Each document needs apiVersion, kind and metadata.name.';
  return { level: 'error', problem: 'This document has no apiVersion or no kind.', remedy, at: at([]) };
}

function nameFindings(manifest: Manifest): Finding[] {
  const name = nameOf(manifest);
  const isNamespace = manifest.kind === 'Namespace';
  const longest = isNamespace ? 63 : 253;
  if (name !== undefined && name.length <= longest && (isNamespace ? label : subdomain).test(name)) return [];
  const remedy = `Use lower case letters, digits and hyphens, a letter or digit at both ends, at most ${longest} characters.`;
  const problem =
    name === undefined ? `This ${manifest.kind} has no name.` : `"${name}" is no name for a ${manifest.kind}.`;
  return [{ level: 'error', problem, remedy, at: manifest.at(['metadata', 'name']) }];
}

function labelFindings({ content, at }: Manifest): Finding[] {
  const labels = dataAt(content, ['metadata', 'labels']);
  return Object.entries(isMapping(labels) ? labels : {}).flatMap(([key, value]): Finding[] => {
    const place = at(['metadata', 'labels', key]);
    if (typeof value !== 'string')
      return [
        { level: 'error', problem: `The label ${key} is no text.`, remedy: 'Put its value in quotes.', at: place },
      ];
    if (value.length <= 63 && labelValue.test(value)) return [];
    const remedy = 'Use letters, digits, - _ and ., a letter or digit at both ends, at most 63 characters.';
    return [{ level: 'error', problem: `"${value}" is no value for the label ${key}.`, remedy, at: place }];
  });
}

/** Objects that are there twice: one of them would break every release of the environment, since Flux builds the folder as a whole. */
export function duplicateFindings(manifests: readonly Manifest[]): Finding[] {
  const seen = new Set<string>();
  return manifests.flatMap((manifest): Finding[] => {
    const { group, kind, at } = manifest;
    const id = [group, kind, namespaceOf(manifest) ?? '', nameOf(manifest) ?? ''].join('/');
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const problem = `There are two of kind ${kind} named "${nameOf(manifest) ?? ''}".`;
    return [{ level: 'error', problem, remedy: 'Keep one.', at: at(['metadata', 'name']) }];
  });
}
