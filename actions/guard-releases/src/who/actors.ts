import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Actor } from '../contract.ts';
import { isUnknown } from '../errors.ts';
import type { TrustedActor } from '../inputs.ts';
import { readAnswer } from '@iac/github';

/** Pages of a hundred; a team of more than 2,000 is not read. */
const mostPages = 20;

const members = z.array(z.object({ id: z.int() }));

/** What one person is to the list: on it, not on it, or a team on it could not be read. */
export type Standing = 'trusted' | 'untrusted' | 'not-verifiable';

/** The trusted actors; the members of a team are read once, and only when somebody has to be looked for in it. */
export class TrustedActors {
  readonly #github: GitHub;
  readonly #actors: readonly TrustedActor[];
  readonly #teams = new Map<string, Promise<ReadonlySet<number> | undefined>>();

  constructor(github: GitHub, actors: readonly TrustedActor[]) {
    this.#github = github;
    this.#actors = actors;
  }

  async standingOf(person: Actor): Promise<Standing> {
    if (this.#actors.some((actor) => isNamed(person, actor))) return 'trusted';
    let unread = false;
    for (const actor of this.#actors) {
      if (actor.kind !== 'team') continue;
      const ids = await this.#membersOf(actor);
      if (ids?.has(person.id)) return 'trusted';
      unread ||= ids === undefined;
    }
    return unread ? 'not-verifiable' : 'untrusted';
  }

  #membersOf(team: TrustedActor & { kind: 'team' }): Promise<ReadonlySet<number> | undefined> {
    const key = `${team.organization}/${team.slug}`;
    const known = this.#teams.get(key) ?? readMembers(this.#github, team);
    this.#teams.set(key, known);
    return known;
  }
}

/** By id, which stays when a login changes hands. Only GitHub makes a login with brackets: that of an App's bot. */
function isNamed(person: Actor, actor: TrustedActor): boolean {
  switch (actor.kind) {
    case 'user':
      return person.id === actor.id;
    case 'app':
      return person.type === 'Bot' && person.login === `${actor.slug}[bot]`;
    case 'team':
      return false;
  }
}

/** undefined where the token may not see the team: GitHub answers that like a team that is not there. */
async function readMembers(
  github: GitHub,
  { organization, slug }: TrustedActor & { kind: 'team' },
): Promise<ReadonlySet<number> | undefined> {
  const ids = new Set<number>();
  try {
    for (let page = 1; page <= mostPages; page++) {
      const parameters = { org: organization, team_slug: slug, per_page: 100, page };
      const found = readAnswer(members, await github.request('GET /orgs/{org}/teams/{team_slug}/members', parameters));
      for (const { id } of found) ids.add(id);
      if (found.length < 100) return ids;
    }
    return undefined;
  } catch (error) {
    if (isUnknown(error) && (error.code === 'github-not-found' || error.code === 'github-forbidden')) return undefined;
    throw error;
  }
}
