import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Repository } from '../contract.ts';
import { readAnswer } from '@iac/github';

const rules = z.array(
  z.looseObject({
    type: z.string(),
    parameters: z.optional(
      z.looseObject({
        required_status_checks: z.optional(
          z.array(z.object({ context: z.string(), integration_id: z.optional(z.nullable(z.int())) })),
        ),
        workflows: z.optional(z.array(z.looseObject({ path: z.string() }))),
      }),
    ),
  }),
);
const branch = z.object({
  protection: z.optional(
    z.looseObject({
      required_status_checks: z.optional(
        z.looseObject({ enforcement_level: z.optional(z.string()), contexts: z.optional(z.array(z.string())) }),
      ),
    }),
  ),
});

export interface BranchRules {
  readonly rules: z.output<typeof rules>;
  readonly classic: z.output<typeof branch>['protection'];
}

/** What holds for a branch: the rules of all rulesets, and the classic protection. Any reader may see both, but not who may bypass them. */
export async function rulesOfBranch(
  github: GitHub,
  { owner, name: repo }: Repository,
  of: string,
): Promise<BranchRules> {
  const parameters = { owner, repo, branch: of };
  const [ofRulesets, classic] = await Promise.all([
    github.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', { ...parameters, per_page: 100 }),
    github.request('GET /repos/{owner}/{repo}/branches/{branch}', parameters),
  ]);
  return { rules: readAnswer(rules, ofRulesets), classic: readAnswer(branch, classic).protection };
}

export interface Remarks {
  readonly warnings: readonly string[];
  /** What this token cannot tell. */
  readonly unknown: readonly string[];
}

interface Check {
  readonly name: string;
  readonly workflow: string | undefined;
  readonly branch: string;
}

/** PURE: whether the check has to pass before a merge, and who need not care. */
export function requirement({ rules: all, classic }: BranchRules, { name, workflow, branch: of }: Check): Remarks {
  const required = all
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
    .filter(({ context }) => context === name);
  const asWorkflow = all.some(
    ({ type, parameters }) => type === 'workflows' && parameters?.workflows?.some(({ path }) => path === workflow),
  );
  const checks = classic?.required_status_checks;
  const classically = checks?.enforcement_level !== 'off' && checks?.contexts?.includes(name) === true;
  if (required.length > 0 || asWorkflow) {
    return {
      warnings:
        required.every(({ integration_id }) => integration_id == null) && !asWorkflow ? [anybody(name, of)] : [],
      unknown: [
        `Who may bypass the ruleset of ${of} cannot be seen from here; \`mode: ruleset\` with the token of a GitHub App (administration:read) tells.`,
      ],
    };
  }
  if (!classically) return { warnings: [notRequired(name, of)], unknown: [] };
  return { warnings: checks.enforcement_level === 'non_admins' ? [adminsMay(of)] : [], unknown: [] };
}

function notRequired(name: string, of: string): string {
  return `The check "${name}" is not required on ${of}: a pull request can be merged before it, or without it. \`mode: ruleset\` prints the ruleset that requires it.`;
}

function anybody(name: string, of: string): string {
  return `The check "${name}" is required on ${of} from any source: whoever can write a status can pass it. Require it from GitHub Actions.`;
}

function adminsMay(of: string): string {
  return `Administrators may bypass the protection of ${of}. Use a ruleset, with the App of push-helmrelease as the only one to bypass it.`;
}

/** PURE: a queue merges what the guard has not seen, unless it runs on merge_group. */
export function hasQueue({ rules: all }: BranchRules): boolean {
  return all.some(({ type }) => type === 'merge_queue');
}
