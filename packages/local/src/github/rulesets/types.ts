/** A ruleset as REST takes it: https://docs.github.com/rest/repos/rules */
export interface NewRuleset {
  readonly name: string;
  readonly target?: 'branch' | 'tag' | 'push';
  readonly enforcement: 'disabled' | 'active' | 'evaluate';
  readonly bypass_actors?: readonly BypassActor[];
  readonly conditions?: {
    readonly ref_name?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  };
  readonly rules?: readonly Rule[];
}

export interface BypassActor {
  readonly actor_id?: number | null;
  readonly actor_type: 'Integration' | 'OrganizationAdmin' | 'RepositoryRole' | 'Team' | 'DeployKey' | 'User';
  readonly bypass_mode?: 'always' | 'pull_request' | 'exempt';
}

export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The repository's rulesets as an admin sets them by hand. */
export interface Rulesets {
  /** Gives its id. */
  create(ruleset: NewRuleset): number;
  /** False: the plan has no push rulesets, and creating one is refused with 422. Default true. */
  pushRulesets: boolean;
}
