import picomatch from 'picomatch';
import type { TreeEntry } from '../contract.ts';

/** PURE: what makes a name one that must not come in, whatever it is the name of; undefined for a plain one. */
export function faultOfName({ name, utf8 }: Pick<TreeEntry, 'name' | 'utf8'>): string | undefined {
  if (!utf8) return 'the bytes of its name are not UTF-8';
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return 'its name holds a control character';
  // Right-to-left marks and the like make `ui.yaml` look like `ui.md`.
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(name)) return 'its name holds a character that cannot be seen';
  if (name.includes('\\')) return 'its name holds a backslash, which is a slash on Windows';
  return undefined;
}

/** PURE: a last segment by globs, whatever its case; nothing matches none. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  const matches = globs.map((glob) => picomatch(glob, { nocase: true, dot: true, nonegate: true, noextglob: true }));
  return (name) => matches.some((match) => match(name));
}
