import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAlias } from 'yaml';
import { editYaml } from '../../src/yaml/edit-yaml.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { nodesOf } from '../../src/yaml/walk.ts';
import { choose, expectRead, open, patchOf } from './random-edit.ts';

const runs = { numRuns: 150 };

/** A map whose values share anchors in every way: aliases of scalars and of maps, within lists, and merge keys. */
const sharing: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      'text: *text',
      'map: *map',
      'list: [*text, x, *map]',
      'block:\n  - *text\n  - k: *map',
      'merged:\n  <<: *map\n  own: 1',
      'overriding: {<<: *map, k: 2}',
      'plain: 1',
      'again: &again {t: *text}\nthere: *again',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => ['source: &text one', 'maps: &map', '  k: v', '  l: &deep [1, 2]', ...new Set(lines), ''].join('\n'));

/** 10 to the power of 7 items in 7 lines. */
const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  .map((name, index, names) => {
    const item = index === 0 ? 'x' : `*${names[index - 1] ?? ''}`;
    return `${name}: &${name} [${Array<string>(10).fill(item).join(', ')}]`;
  })
  .join('\n');

describe('an edit of YAML with anchors', () => {
  it('changes the value at its path and no other, or is refused with the place of the alias', () => {
    let made = 0;
    let refused = 0;
    fc.assert(
      fc.property(sharing, fc.nat(), fc.constantFrom<unknown>('new', 2, { k: 'w' }, 'one'), (text, n, value) => {
        const opened = open(text, 0);
        const found = choose(
          [...nodesOf(opened.document)].filter(({ path }) => path.length > 0 && !path.includes('<<')),
          n,
        );
        if (found === undefined) return;
        const patch = patchOf([found.path, value]);
        const { document } = opened;
        const edited = editYaml(opened.yaml, [{ kind: 'patch', document, patch }]);
        if (edited.faults.length === 0) {
          made += 1;
          expectRead(edited.text, opened, patch);
        } else {
          refused += 1;
          for (const { at } of edited.faults) expect(at?.line).toBeGreaterThan(0);
        }
      }),
      runs,
    );
    expect(Math.min(made, refused)).toBeGreaterThan(10);
  });

  it('changes an anchor and all its aliases when all of them are to have the same value', () => {
    const text = 'a: &x FILLED\nb: *x\nc: [*x]\n';
    const opened = open(text, 0);
    const patch = patchOf([['a'], 'new'], [['b'], 'new'], [['c', 0], 'new']);
    const { text: edited, faults } = editYaml(opened.yaml, [{ kind: 'patch', document: opened.document, patch }]);
    expect(faults).toEqual([]);
    expect(edited).toBe('a: &x new\nb: *x\nc: [*x]\n');
  });

  it('refuses to write through an alias, and names it', () => {
    const opened = open('a: &x one\nb: *x\n', 0);
    const { faults } = editYaml(opened.yaml, [
      { kind: 'patch', document: opened.document, patch: patchOf([['b'], 'two']) },
    ]);
    expect(faults).toMatchObject([
      { problem: 'b is the alias *x: it can only change together with a.', at: { line: 2 } },
    ]);
  });

  it('refuses to change an anchor that an alias shares', () => {
    const opened = open('a: &x {k: 1}\nb:\n  c: *x\n', 0);
    const { faults } = editYaml(opened.yaml, [
      { kind: 'patch', document: opened.document, patch: patchOf([['a', 'k'], 2]) },
    ]);
    expect(faults).toMatchObject([
      { problem: 'b.c is the alias *x: it can only change together with a.', at: { line: 3 } },
    ]);
  });

  it('refuses to change a map that takes keys from a merge key', () => {
    const opened = open('a: &x {k: 1}\nb:\n  <<: *x\n  own: 2\n', 0);
    const patch = patchOf([['b', 'own'], 3]);
    const { faults } = editYaml(opened.yaml, [{ kind: 'patch', document: opened.document, patch }]);
    expect(faults).toMatchObject([{ problem: expect.stringContaining('merge key'), at: { line: 3 } }]);
  });

  it('reports aliases that lead nowhere or round in a circle where they stand', () => {
    const { faults } = parseYaml({ file: 'x.yaml', text: 'a: *none\nb: &b\n  - *b\n' });
    expect(faults.map(({ at }) => at?.line)).toEqual([1, 3]);
    expect(parseYaml({ file: 'x.yaml', text: bomb }).faults.map(({ problem }) => problem)).toEqual([
      'This document multiplies itself by its aliases.',
    ]);
    expect([...nodesOf(open('a: &x 1\nb: *x\n', 0).document)].filter(({ node }) => isAlias(node))).toHaveLength(1);
  });
});
