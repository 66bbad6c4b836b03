import type { Entry } from '../contract.ts';

/** PURE: a tree object's entries: `mode SP name NUL` and 20 bytes of oid each (git-scm.com, "Git Internals - Git Objects"). */
export function parseTree(bytes: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space).padStart(6, '0');
    entries.push({
      mode,
      type: typeOf(mode),
      name: bytes.toString('utf8', space + 1, end),
      oid: bytes.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return entries;
}

function typeOf(mode: string): Entry['type'] {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}
