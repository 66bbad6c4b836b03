import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMap, isScalar, parseAllDocuments, type Document } from 'yaml';
import { editYaml } from '../../src/yaml/edit-yaml.ts';
import { spanOf } from '../../src/yaml/layout.ts';
import { contentOf, parseYaml, type Yaml } from '../../src/yaml/parse.ts';
import { patchData, type Branch, type Patch } from '../../src/yaml/patch.ts';
import type { Path, Step } from '../../src/yaml/path.ts';
import { nodesOf, type Found } from '../../src/yaml/walk.ts';
import { yamlText } from './random-yaml.ts';

const runs = { numRuns: 100 };
const newValue = fc.oneof(
  fc.constantFrom(
    '1.10',
    '1e3',
    'on',
    'y',
    '012',
    '1:30',
    '1_000',
    '',
    ' x',
    'a: b',
    'a #b',
    '[x',
    'it\'s "q"',
    '\u0085\u2028\u007f',
  ),
  fc.constantFrom('refs-heads-master-4507bc9-1784829173', '^(?P<v>[0-9]+\\.)$', 'two\nlines\n', 'a\n\n', '\n x'),
  fc.constantFrom<unknown>(4, -1.5, true, null, {}, [], { a: 'on', b: [1, { c: 'x\ny\n' }] }, [{ a: 1, b: '2' }, []]),
  fc.string(),
);
const seed = fc.nat();

describe('an edit of random YAML', () => {
  it('changes the value at its path and no other', () => {
    fc.assert(
      fc.property(yamlText, seed, newValue, (text, pick, value) => {
        const { yaml, document } = open(text, pick);
        const found = choose([...nodesOf(document)].slice(1), pick);
        if (found === undefined) return;
        const edited = edit(yaml, document, leafAt(found.path, value));
        expectRead(edited, patchesAt(yaml, document, leafAt(found.path, value)));
      }),
      runs,
    );
  });

  it('replaces a scalar by a scalar within the bytes of that scalar', () => {
    fc.assert(
      fc.property(yamlText, seed, fc.string({ maxLength: 12 }), (text, pick, value) => {
        const { yaml, document } = open(text, pick);
        const found = choose([...nodesOf(document)].filter(isFullScalar), pick);
        if (found === undefined) return;
        const edited = edit(yaml, document, leafAt(found.path, value));
        const [start, end] = spanOf(text, found.node);
        expect(edited.startsWith(text.slice(0, start))).toBe(true);
        expect(edited.endsWith(text.slice(end))).toBe(true);
      }),
      runs,
    );
  });

  it('adds a key by inserting one run of bytes, and nothing else changes', () => {
    fc.assert(
      fc.property(yamlText, seed, newValue, (text, pick, value) => {
        const { yaml, document } = open(text, pick);
        const found = choose([...nodesOf(document)].filter(isFullMap), pick);
        if (found === undefined) return;
        const patch = leafAt([...found.path, 'added'], value);
        const edited = edit(yaml, document, patch);
        expectRead(edited, patchesAt(yaml, document, patch));
        expect(isOneInsertion(text, edited)).toBe(true);
      }),
      runs,
    );
  });

  it('keeps every comment when scalars change and keys are added', () => {
    fc.assert(
      fc.property(yamlText, fc.tuple(seed, seed), newValue, (text, [pick, other], value) => {
        const { yaml, document } = open(text, pick);
        const scalars = [...nodesOf(document)].filter(isFullScalar);
        const maps = [...nodesOf(document)].filter(isFullMap);
        const [one, two, map] = [choose(scalars, pick), choose(scalars, other), choose(maps, other)];
        if (one === undefined || two === undefined || map === undefined) return;
        const patch = merge([
          [one.path, 'x'],
          [two.path, 'y'],
          [[...map.path, 'added'], value],
        ]);
        const edited = edit(yaml, document, patch);
        expectRead(edited, patchesAt(yaml, document, patch));
        for (const comment of comments(text)) expect(edited).toContain(comment);
      }),
      runs,
    );
  });

  it('changes nothing when the value is there already', () => {
    fc.assert(
      fc.property(yamlText, seed, (text, pick) => {
        const { yaml, document } = open(text, pick);
        const found = choose([...nodesOf(document)].slice(1), pick);
        if (found === undefined) return;
        const value: unknown = found.node.toJS(document);
        expect(edit(yaml, document, leafAt(found.path, value))).toBe(text);
      }),
      runs,
    );
  });
});

function open(text: string, pick: number): { yaml: Yaml; document: Document.Parsed } {
  const yaml = parseYaml({ file: 'x.yaml', text });
  expect(yaml.faults).toEqual([]);
  const document = choose(yaml.documents, pick);
  if (document === undefined) throw new Error('no document');
  return { yaml, document };
}

function choose<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % all.length];
}

function isFullScalar({ node }: Found): boolean {
  return isScalar(node) && node.range !== null && node.range !== undefined && node.range[0] < node.range[1];
}

function isFullMap({ node }: Found): boolean {
  return isMap(node) && node.items.length > 0;
}

function edit(yaml: Yaml, document: Document.Parsed, patch: Branch): string {
  const { text, faults } = editYaml(yaml, [{ kind: 'patch', document, patch }]);
  expect(faults).toEqual([]);
  return text;
}

function leafAt(path: Path, value: unknown): Branch {
  return merge([[path, value]]);
}

/** Later ones win where they meet. */
function merge(leaves: readonly (readonly [Path, unknown])[]): Branch {
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

function patchesAt(yaml: Yaml, document: Document.Parsed, patch: Branch): unknown[] {
  return yaml.documents.map((each) => (each === document ? patchData(contentOf(each), patch) : contentOf(each)));
}

function expectRead(edited: string, wanted: readonly unknown[]): void {
  expect(parseAllDocuments(edited, { merge: true }).map(contentOf)).toEqual(wanted);
}

function isOneInsertion(before: string, after: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return after.endsWith(before.slice(same)) && !isDeepStrictEqual(before, after);
}

function comments(text: string): string[] {
  return [...text.matchAll(/(?<=[\s])#[^\r\n]*/g)].map(([comment]) => comment);
}
