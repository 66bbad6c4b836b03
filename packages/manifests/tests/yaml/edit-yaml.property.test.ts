import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { dataAt } from '../../src/yaml/data.ts';
import { spanOf } from '../../src/yaml/layout.ts';
import { contentOf } from '../../src/yaml/parse.ts';
import { nodesOf } from '../../src/yaml/walk.ts';
import { choose, edit, expectRead, isFullMap, isFullScalar, open, patchOf } from './random-edit.ts';
import { yamlText } from './random-yaml.ts';

const runs = { numRuns: 80 };
const pick = fc.nat();
/** Texts that are something else without quotes, and every other kind of value. */
const newValue = fc.oneof(
  fc.constantFrom('1.10', '1e3', 'on', 'y', '012', '1:30', '1_000', '', ' x', 'a: b', 'a #b', '[x', 'it\'s "q"', '~'),
  fc.constantFrom('\u0085\u2028\u007f', 'refs-heads-master-4507bc9-1784829173', '^(?P<v>[0-9]+\\.)$', '\n x', 'a\n\n'),
  fc.constantFrom<unknown>(4, -1.5, true, null, {}, [], { a: 'on', b: [1, { c: 'x\ny\n' }] }, [{ a: 1, b: '2' }, []]),
  fc.string(),
);

describe('an edit of random YAML', () => {
  it('changes the value at its path and no other', () => {
    fc.assert(
      fc.property(yamlText, pick, newValue, (text, n, value) => {
        const opened = open(text, n);
        const found = choose([...nodesOf(opened.document)].slice(1), n);
        if (found === undefined) return;
        const patch = patchOf([found.path, value]);
        expectRead(edit(opened, patch), opened, patch);
      }),
      runs,
    );
  });

  it('writes texts that YAML 1.1, which Kubernetes reads, takes for texts too', () => {
    fc.assert(
      fc.property(yamlText, pick, fc.oneof(newValue, fc.stringMatching(/^[-+.\w:]{1,8}$/)), (text, n, value) => {
        const opened = open(text, n);
        const found = choose([...nodesOf(opened.document)].slice(1), n);
        if (found === undefined || text.includes('%YAML')) return;
        const edited = edit(opened, patchOf([found.path, value]));
        const index = opened.yaml.documents.indexOf(opened.document);
        const read = parseAllDocuments(edited, { version: '1.1' })[index];
        // A key that 1.1 takes for something else has another name there.
        if (read === undefined || found.path.some((step) => typeof step === 'string' && /^\d|^[yn]/.test(step))) return;
        expect(dataAt(contentOf(read), found.path)).toEqual(value);
      }),
      runs,
    );
  });

  it('replaces a scalar by a text within the bytes of that scalar', () => {
    fc.assert(
      fc.property(yamlText, pick, fc.string({ maxLength: 12 }), (text, n, value) => {
        const opened = open(text, n);
        const found = choose([...nodesOf(opened.document)].filter(isFullScalar), n);
        if (found === undefined) return;
        const edited = edit(opened, patchOf([found.path, value]));
        const [start, end] = spanOf(text, found.node);
        expect(edited.startsWith(text.slice(0, start))).toBe(true);
        expect(edited.endsWith(text.slice(end))).toBe(true);
      }),
      runs,
    );
  });

  it('adds a key by inserting one run of bytes', () => {
    fc.assert(
      fc.property(yamlText, pick, newValue, (text, n, value) => {
        const opened = open(text, n);
        const found = choose([...nodesOf(opened.document)].filter(isFullMap), n);
        if (found === undefined) return;
        const patch = patchOf([[...found.path, 'added'], value]);
        const edited = edit(opened, patch);
        expectRead(edited, opened, patch);
        expect(edited.endsWith(text.slice(sameStart(text, edited)))).toBe(true);
      }),
      runs,
    );
  });

  it('keeps every comment when scalars change and keys are added', () => {
    fc.assert(
      fc.property(yamlText, fc.tuple(pick, pick), newValue, (text, [n, m], value) => {
        const opened = open(text, n);
        const nodes = [...nodesOf(opened.document)];
        const [one, two] = [n, m].map((each) => choose(nodes.filter(isFullScalar), each));
        const map = choose(nodes.filter(isFullMap), m);
        if (one === undefined || two === undefined || map === undefined) return;
        const patch = patchOf([one.path, 'x'], [two.path, 'y'], [[...map.path, 'added'], value]);
        const edited = edit(opened, patch);
        expectRead(edited, opened, patch);
        for (const [comment] of text.matchAll(/(?<=\s)#[^\r\n]*/g)) expect(edited).toContain(comment);
      }),
      runs,
    );
  });

  it('changes nothing when the value is there already', () => {
    fc.assert(
      fc.property(yamlText, pick, (text, n) => {
        const opened = open(text, n);
        const found = choose([...nodesOf(opened.document)].slice(1), n);
        if (found === undefined) return;
        expect(edit(opened, patchOf([found.path, dataAt(contentOf(opened.document), found.path)]))).toBe(text);
      }),
      runs,
    );
  });
});

function sameStart(before: string, after: string): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return same;
}
