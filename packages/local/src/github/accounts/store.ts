import { createHash } from 'node:crypto';
import type { Account, Accounts, App, Team } from './types.ts';

/** Ids that GitHub itself has for what every repository meets. */
const wellKnown: Readonly<Record<string, number>> = {
  'web-flow': 19_864_447,
  'github-actions[bot]': 41_898_282,
  'dependabot[bot]': 49_699_333,
};
const knownApps: Readonly<Record<string, number>> = { 'github-actions': 15_368, dependabot: 29_110 };

/** People, apps and teams; whoever is named exists, with the same id every time. */
export class AccountStore implements Accounts {
  readonly #named = new Map<number, string>();
  readonly #organisations = new Set<string>();
  readonly #apps = new Map<string, App & { readonly owner: string }>();
  readonly #teams = new Map<string, Team>();

  of(login: string): Account {
    const id = wellKnown[login.toLowerCase()] ?? hashed(login);
    if (!this.#named.has(id)) this.#named.set(id, login);
    return { login: this.#named.get(id) ?? login, id, type: this.#typeOf(login) };
  }

  /** Of those who were named before. */
  byId(id: number): Account | undefined {
    const login = this.#named.get(id);
    return login === undefined ? undefined : this.of(login);
  }

  /** Owners of repositories are organisations, but for those who fork. */
  organisation(login: string): void {
    this.#organisations.add(login.toLowerCase());
  }

  app(slug: string, { id, owner = 'acme' }: { readonly id?: number; readonly owner?: string } = {}): App {
    const app = { id: id ?? knownApps[slug] ?? hashed(`app ${slug}`), slug, bot: this.of(`${slug}[bot]`), owner };
    this.#apps.set(slug.toLowerCase(), app);
    return app;
  }

  findApp(slug: string): (App & { readonly owner: string }) | undefined {
    if (slug in knownApps && !this.#apps.has(slug)) this.app(slug, { owner: 'github' });
    return this.#apps.get(slug.toLowerCase());
  }

  team(organisation: string, slug: string, members: readonly string[] = []): Team {
    const team = { id: hashed(`team ${organisation}/${slug}`), slug, organisation, members };
    this.#teams.set(`${organisation}/${slug}`.toLowerCase(), team);
    return team;
  }

  findTeam(organisation: string, slug: string): Team | undefined {
    return this.#teams.get(`${organisation}/${slug}`.toLowerCase());
  }

  clear(): void {
    for (const part of [this.#named, this.#organisations, this.#apps, this.#teams]) part.clear();
  }

  #typeOf(login: string): Account['type'] {
    if (login.endsWith('[bot]')) return 'Bot';
    return this.#organisations.has(login.toLowerCase()) ? 'Organization' : 'User';
  }
}

function hashed(text: string): number {
  return createHash('sha256').update(text.toLowerCase()).digest().readUIntBE(0, 4);
}
