/** People, apps and teams. Whoever is named anywhere exists; these calls give what names alone cannot. */
export interface Accounts {
  /** The account of that login, `slug[bot]` for an app's bot; its id stays the same. */
  of(login: string): Account;
  /** Makes an app; its bot is `slug[bot]`. */
  app(slug: string, options?: { readonly id?: number; readonly owner?: string }): App;
  team(organisation: string, slug: string, members?: readonly string[]): Team;
}

export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly bot: Account;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly organisation: string;
  readonly members: readonly string[];
}
