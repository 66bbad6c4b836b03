import { isCollection, isScalar } from 'yaml';
import { nameOf, type Manifest } from '../manifest.ts';
import { contentOf, parseYaml } from '../yaml/parse.ts';
import { parsePath, type Path } from '../yaml/path.ts';
import type { Sheet } from './sheet.ts';

const quote = 'Put a text with signs that mean something in YAML in quotes.';
const form = 'Write Kind.path=value or Kind[name].path=value, such as HelmRelease.spec.values.hosts[0]="a.b".';

/** The input `set`: one place of one document each. */
export function setLines(sheet: Sheet, lines: ReadonlyMap<string, string>): void {
  // Names as the other inputs make them: in the template they may still be open.
  const named = sheet.manifests.map((manifest) => ({ manifest, name: wantedName(sheet, manifest) }));
  for (const [target, text] of lines) {
    const {
      kind = '',
      name,
      rest,
    } = /^(?<kind>[A-Za-z]+)(?:\[(?<name>[^\]]+)\])?\.(?<rest>.+)$/.exec(target)?.groups ?? {};
    const path = rest === undefined ? undefined : parsePath(rest);
    const value = readValue(text);
    if (path === undefined) sheet.fault(`set: "${target}" is no path.`, form);
    else if (value === undefined) sheet.fault(`set: the value of ${target} is no YAML scalar, [list] or {map}.`, quote);
    else {
      const manifest = choose(sheet, { target, kind, name }, named);
      if (manifest !== undefined) put(sheet, manifest, { path, value: value.value, target });
    }
  }
}

interface Named {
  readonly manifest: Manifest;
  readonly name: string;
}

function wantedName(sheet: Sheet, manifest: Manifest): string {
  const entry = sheet.entries.find((each) => each.manifest === manifest && each.path.join('.') === 'metadata.name');
  return typeof entry?.value === 'string' ? entry.value : (nameOf(manifest) ?? '');
}

function choose(
  sheet: Sheet,
  { target, kind, name }: { readonly target: string; readonly kind: string; readonly name: string | undefined },
  all: readonly Named[],
): Manifest | undefined {
  const ofKind = all.filter(({ manifest }) => manifest.kind === kind);
  const [found, another] = name === undefined ? ofKind : ofKind.filter((each) => each.name === name);
  if (found !== undefined && another === undefined) return found.manifest;
  const names = ofKind.map((each) => `${kind}[${each.name}]`);
  const known = names.length > 0 ? names : [...new Set(all.map(({ manifest }) => manifest.kind))];
  const problem =
    found === undefined
      ? `set: the template has nothing that ${target} names.`
      : `set: ${target} names several documents.`;
  sheet.fault(problem, `Write one of ${known.join(', ')}.`);
  return undefined;
}

function put(
  sheet: Sheet,
  manifest: Manifest,
  { path, value, target }: { readonly path: Path; readonly value: unknown; readonly target: string },
): void {
  if (path.length === 1 && path[0] === 'kind') {
    sheet.fault(`set: ${target} tells what the document is.`, 'Write another kind into the template.');
    return;
  }
  if (sheet.removed.has(manifest)) {
    sheet.fault(`set: image-policy leaves out the document of ${target}.`, 'Give one of the two.');
    return;
  }
  sheet.entries.push({ manifest, path, value, input: 'set', rank: 'set' });
}

function readValue(text: string): { readonly value: unknown } | undefined {
  const { documents, faults } = parseYaml({ file: '', text });
  const [document] = documents;
  if (faults.length > 0 || documents.length > 1) return undefined;
  if (document?.contents === undefined || document.contents === null) return { value: null };
  const { contents } = document;
  const fits = isScalar(contents) || (isCollection(contents) && contents.flow === true);
  return fits ? { value: contentOf(document) } : undefined;
}
