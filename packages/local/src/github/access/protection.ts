/** How a branch is guarded: GitHub's classic branch protection (GH006) or a ruleset (GH013). */
export interface BranchRule {
  readonly kind: 'classic' | 'ruleset';
  readonly pullRequest?: boolean;
  /** Names of required status checks. */
  readonly checks?: readonly string[];
  /** Classic: administrators need not keep the required checks. Default false. */
  readonly exemptsAdmins?: boolean;
  /** Default false. */
  readonly allowForcePush?: boolean;
  /** Default false. */
  readonly allowDeletion?: boolean;
  /** Logins of tokens and titles of deploy keys that the rule does not bind. */
  readonly bypass?: readonly string[];
}

export interface RefUpdate {
  readonly ref: string;
  readonly deleted: boolean;
  /** The new commit does not descend from the old one. */
  readonly forced: boolean;
}

/** Why the rule refuses this update, in GitHub's sentences; none when it does not. */
export function violations(rule: BranchRule, update: RefUpdate): string[] {
  if (update.deleted) return rule.allowDeletion === true ? [] : ['Cannot delete this branch'];
  const forced = update.forced && rule.allowForcePush !== true;
  return [
    ...(forced ? ['Cannot force-push to this branch'] : []),
    ...(rule.pullRequest === true ? ['Changes must be made through a pull request.'] : []),
    ...checksSentence(rule.checks ?? []),
  ];
}

function checksSentence(checks: readonly string[]): string[] {
  const [only] = checks;
  if (only === undefined) return [];
  if (checks.length === 1) return [`Required status check "${only}" is expected.`];
  return [`${String(checks.length)} of ${String(checks.length)} required status checks are expected.`];
}

export interface Refusal {
  /** Lines that git shows after `remote: `. */
  readonly lines: readonly string[];
  /** What git shows in brackets after the ref. */
  readonly reason: string;
}

/** The refusal as GitHub words it (seen in many public issue reports of 2024-2026). */
export function refusal(rule: BranchRule, update: RefUpdate, repositoryUrl: string): Refusal | undefined {
  const broken = violations(rule, update);
  if (broken.length === 0) return undefined;
  const listed = broken.flatMap((sentence) => ['', `- ${sentence}`]);
  if (rule.kind === 'classic') {
    return {
      lines: [`error: GH006: Protected branch update failed for ${update.ref}.`, ...listed],
      reason: 'protected branch hook declined',
    };
  }
  return {
    lines: [
      `error: GH013: Repository rule violations found for ${update.ref}.`,
      `Review all repository rules at ${repositoryUrl}/rules?ref=${encodeURIComponent(update.ref)}`,
      ...listed,
      '',
    ],
    reason: 'push declined due to repository rule violations',
  };
}
