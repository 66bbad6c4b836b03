import type { Person } from '../git/environment.ts';

/** Who commits when a test does not say: neither the action under test nor a token's owner. */
export const somebody: Person = { name: 'Somebody Else', email: 'somebody@users.noreply.github.com' };

/** Who stands as committer of commits that the API makes. */
export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com' };

export function personOf(login: string): Person {
  return { name: login, email: `${login}@users.noreply.github.com` };
}
