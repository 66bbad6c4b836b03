import { describe, expect, it } from '@jest/globals';
import { decodeTree } from '../../src/observe/decode-tree.ts';

const blob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
const empty = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const raw = (name: string | Buffer, mode = 0o100644, oid = blob) => ({
  nameRaw: Buffer.from(name).toString('base64'),
  mode,
  oid,
});

describe('a tree', () => {
  it('has the oid that git gives it', () => {
    // printf '100644 blob %s\ta\n040000 tree %s\ta.b\n100644 blob %s\tb\n' ... | git mktree --missing
    expect(decodeTree([], blob).oid).toBe(empty);
    expect(decodeTree([], 'a'.repeat(64)).oid).toBe('6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321');
  });

  it('has the same oid in whatever order its entries come: a folder sorts as if its name ended in a slash', () => {
    const entries = [raw('a.b'), raw('a', 0o040000, empty), raw('a0')];
    const oids = [entries, entries.toReversed()].map((some) => decodeTree(some, blob).oid);
    expect(new Set(oids).size).toBe(1);
    expect(decodeTree(entries, blob).entries.map(({ name }) => name)).toEqual(['a.b', 'a', 'a0']);
  });

  it('has another oid with an entry less, or another mode', () => {
    const whole = decodeTree([raw('a'), raw('b')], blob).oid;
    expect(decodeTree([raw('a')], blob).oid).not.toBe(whole);
    expect(decodeTree([raw('a'), raw('b', 0o100755)], blob).oid).not.toBe(whole);
  });

  it('tells which names are not UTF-8, and keeps two of them apart', () => {
    const { entries } = decodeTree([raw(Buffer.from([0xff])), raw(Buffer.from([0xfe])), raw('ł')], blob);
    expect(entries.map(({ name, utf8 }) => [name, utf8])).toEqual([
      ['ł', true],
      ['\ufffd', false],
      ['\ufffd', false],
    ]);
    expect(new Set(entries.map(({ rawName }) => rawName)).size).toBe(3);
  });

  it('shows modes in octal, six digits', () => {
    expect(decodeTree([raw('a', 0o040000, empty)], blob).entries[0]?.mode).toBe('040000');
  });
});
