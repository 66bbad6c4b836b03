/** A ruleset as GitHub's REST API takes it (docs.github.com, "REST API endpoints for rules"). */
export interface Ruleset {
  readonly name: string;
  readonly target: 'branch' | 'push';
  readonly enforcement: 'active';
  readonly bypass_actors: readonly {
    readonly actor_id: number;
    readonly actor_type: 'Integration';
    readonly bypass_mode: 'always';
  }[];
  readonly conditions?: {
    readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  };
  readonly rules: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
}

export interface Wanted {
  /** The name of the required check. */
  readonly check: string;
  /** The id of GitHub Actions on this server. */
  readonly actions: number;
  /** Ids of the Apps that may push releases. */
  readonly apps: readonly number[];
  readonly roots: readonly string[];
}

/** PURE: nobody changes the branch but by a pull request that the guard passed; the App of push-helmrelease need not ask. */
export function branchRuleset({ check, actions, apps }: Wanted): Ruleset {
  return {
    name: 'Guard releases',
    target: 'branch',
    enforcement: 'active',
    bypass_actors: bypassing(apps),
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: check, integration_id: actions }],
        },
      },
    ],
  };
}

/** PURE: nobody pushes a release to any branch or fork. It knows no exception for documentation. */
export function pushRuleset({ apps, roots }: Wanted): Ruleset {
  return {
    name: 'Guard releases (pushes)',
    target: 'push',
    enforcement: 'active',
    bypass_actors: bypassing(apps),
    rules: [
      { type: 'file_path_restriction', parameters: { restricted_file_paths: roots.map((root) => `${root}/**/*`) } },
    ],
  };
}

function bypassing(apps: readonly number[]): Ruleset['bypass_actors'] {
  return apps.map((actor_id) => ({ actor_id, actor_type: 'Integration', bypass_mode: 'always' }));
}
