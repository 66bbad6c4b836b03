import { expect } from '@jest/globals';
import { isMap, isScalar, parseAllDocuments, type Document } from 'yaml';
import { editYaml } from '../../src/yaml/edit-yaml.ts';
import { contentOf, parseYaml, type Yaml } from '../../src/yaml/parse.ts';
import { patchData, type Branch, type Patch } from '../../src/yaml/patch.ts';
import type { Path, Step } from '../../src/yaml/path.ts';
import type { Found } from '../../src/yaml/walk.ts';

/** A file and the one of its documents that is to change. */
export interface Opened {
  readonly yaml: Yaml;
  readonly document: Document.Parsed;
}

export function open(text: string, pick: number): Opened {
  const yaml = parseYaml({ file: 'x.yaml', text });
  expect(yaml.faults).toEqual([]);
  const document = choose(yaml.documents, pick);
  if (document === undefined) throw new Error('no document');
  return { yaml, document };
}

export function choose<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % all.length];
}

/** A patch with these values; later ones win where they meet. */
export function patchOf(...leaves: readonly (readonly [Path, unknown])[]): Branch {
  const root = new Map<Step, Patch>();
  for (const [path, value] of leaves) {
    let entries = root;
    for (const step of path.slice(0, -1)) {
      const next = entries.get(step);
      const deeper = next?.kind === 'branch' ? new Map(next.entries) : new Map<Step, Patch>();
      entries.set(step, { kind: 'branch', entries: deeper });
      entries = deeper;
    }
    entries.set(path.at(-1) ?? '', { kind: 'leaf', value });
  }
  return { kind: 'branch', entries: root };
}

/** The text after the edit, which nothing may stand in the way of. */
export function edit({ yaml, document }: Opened, patch: Branch): string {
  const { text, faults } = editYaml(yaml, [{ kind: 'patch', document, patch }]);
  expect(faults).toEqual([]);
  return text;
}

/** All documents of the text read as those before, the patch laid over the one. */
export function expectRead(text: string, { yaml, document }: Opened, patch: Branch): void {
  const wanted = yaml.documents.map((each) =>
    each === document ? patchData(contentOf(each), patch) : contentOf(each),
  );
  expect(parseAllDocuments(text, { merge: true }).map(contentOf)).toEqual(wanted);
}

export function isFullScalar({ node }: Found): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  return isScalar(node) && start < end;
}

export function isFullMap({ node }: Found): boolean {
  return isMap(node) && node.items.length > 0;
}
