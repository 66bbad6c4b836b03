import type { StoredRepository } from '../repositories/store.ts';
import type { Token } from './tokens.ts';

export type Level = 'read' | 'write';

const names = [
  'actions',
  'administration',
  'checks',
  'contents',
  'issues',
  'metadata',
  'pull_requests',
  'statuses',
  // Of the organisation.
  'members',
] as const;

/** What everybody may read of a public repository. */
const shown: readonly Permission[] = [
  'actions',
  'checks',
  'contents',
  'issues',
  'metadata',
  'pull_requests',
  'statuses',
];

/** A repository permission, as GitHub names it in an app's settings. */
export type Permission = (typeof names)[number];

export function accepted(name: string): name is Permission {
  return names.some((known) => known === name);
}

export type Access = 'none' | Level;

/** Whether the token was given for this repository at all. */
function reaches(token: Token | undefined, { fullName }: StoredRepository): boolean {
  return token?.repositories.some((name) => name.toLowerCase() === fullName.toLowerCase()) === true;
}

/** What a request with this token (undefined: none) may do to a repository. */
export function accessTo(repository: StoredRepository, permission: Permission, token: Token | undefined): Access {
  const open = !repository.private && shown.includes(permission);
  const least: Access = open ? 'read' : 'none';
  if (token === undefined || !reaches(token, repository)) return least;
  // Every token of a repository reads its metadata.
  const granted = token.permissions[permission] ?? (permission === 'metadata' ? 'read' : 'none');
  return granted === 'none' ? least : granted;
}

export function allows(access: Access, needed: Level): boolean {
  return access === 'write' || access === needed;
}
