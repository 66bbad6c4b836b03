import type { Person } from '../git/environment.ts';

/** Who commits when a test does not say: neither the action under test nor a token's owner. */
export const somebody: Person = { name: 'Somebody Else', email: 'somebody@users.noreply.github.com' };

/** Who stands as committer of commits that the API makes. */
export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com' };

export function personOf(login: string): Person {
  return { name: login, email: `${login}@users.noreply.github.com` };
}

/** The login behind an address that GitHub gave out, or that git over HTTP wrote into a reflog; undefined for any other. */
export function loginOf(email: string): string | undefined {
  if (email === webFlow.email) return 'web-flow';
  return /^(?:\d+\+)?([^@]+)@(?:users\.noreply\.github\.com|http\.[\d.]+)$/.exec(email)?.[1];
}
