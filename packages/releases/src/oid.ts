import { createHash } from 'node:crypto';

/** PURE: the oid that git gives a file of this text (git-scm.com, "Git Internals - Git Objects"): 40 hex digits. */
export function blobOid(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
