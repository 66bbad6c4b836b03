import type { Repository } from '@iac/local/github';
import { guardClaims } from './claims.ts';
import { check, type Guide } from './guide.ts';
import type { Claim } from './job-run.ts';
import { judge, type Judged, proposals } from './pull-requests.ts';
import type { ReadBack } from './read-back.ts';

/** What a person's pull requests come to that change a release, and the documentation beside it. */
export async function guardAll(
  { releases }: ReadBack,
  guide: Guide,
): Promise<{ judged: readonly Judged[]; claims: readonly Claim[] }> {
  const { terminal, runner, service } = guide;
  requireCheck(runner.world.iac, service.guard.job);
  const [{ path, text = '' } = { path: '' }] = releases;
  const judged: Judged[] = [];
  const claims: Claim[] = [];
  for (const proposed of path === '' ? [] : proposals({ path, text })) {
    terminal.job(`${service.guard.job}: the pull request "${proposed.title}"`);
    const done = await judge(proposed, service.guard, runner);
    terminal.summary(done.outcome.summary);
    claims.push(...check(guide, guardClaims(done)));
    judged.push(done);
  }
  return { judged, claims };
}

/** GitHub Actions, as an app: nobody else can pass the check. */
const actions = 15_368;

/** The guard's ruleset, of which a repository that uses the guard has one. */
function requireCheck(iac: Repository, check: string): void {
  const required_status_checks = [{ context: check, integration_id: actions }];
  iac.rulesets.create({
    name: 'Releases',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: { strict_required_status_checks_policy: false, required_status_checks },
      },
    ],
  });
}
