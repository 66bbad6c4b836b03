import { UserError } from '@iac/action-kit/errors';
import type { ReleaseErrorCode } from './errors.ts';

/** PURE: the folders and the name of a path in the repository. Throws `path-refused` for one that could mean another place. */
export function segmentsOf(path: string): readonly string[] {
  const segments = path.split('/');
  const problem = whole(path) ?? segments.map(single).find((fault) => fault !== undefined);
  if (problem !== undefined) throw refusedPath(path, problem, 'Write a path such as releases/staging/api.yaml.');
  return segments;
}

export function refusedPath(path: string, problem: string, remedy: string): UserError<ReleaseErrorCode> {
  return new UserError({ code: 'path-refused', problem: `The path ${JSON.stringify(path)} ${problem}.`, remedy });
}

const longest = 4096;

function whole(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return 'is absolute';
  if (path.length > longest) return 'is too long';
  // Control characters and half surrogates cannot be told apart in a log; a backslash is a folder on Windows.
  if (/[\p{Cc}\p{Cs}\\]/u.test(path)) return 'holds a backslash or a character that cannot be shown';
  return undefined;
}

function single(segment: string): string | undefined {
  if (segment === '') return 'has an empty part';
  if (segment === '.' || segment === '..') return 'leads out of its own folder';
  if (isGitFolder(segment)) return "leads into git's own folder";
  return undefined;
}

/**
 * What some file system takes for `.git`: other cases, trailing dots and blanks and `git~1` (NTFS), characters that are
 * not seen (HFS+). As git's own verify_path, but on every machine (git read-cache.c; CVE-2014-9390, CVE-2019-1353).
 */
function isGitFolder(segment: string): boolean {
  const plain = segment
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/:.*$/, '')
    .replace(/[. ]+$/, '');
  return plain === '.git' || plain === 'git~1';
}
