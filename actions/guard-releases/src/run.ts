import type { Annotation, Result } from '@iac/action-kit';
import { audit } from './audit/audit.ts';
import { close } from './close/close.ts';
import { comment } from './comment/comment.ts';
import type { Run, Verdict } from './contract.ts';
import { unsupported } from './event/unsupported.ts';
import { failClosed } from './fail-closed.ts';
import { judgeMergeGroup, judgePullRequest } from './judge.ts';
import { report } from './report/report.ts';
import { ruleset } from './ruleset/ruleset.ts';
import { selfCheck } from './ruleset/self-check.ts';
import { recordOf } from './who/record.ts';

export async function run(guard: Run): Promise<Result> {
  if (guard.inputs.mode === 'ruleset') return ruleset(guard);
  const verdict = await failClosed(() => judge(guard));
  const told = [...(await tell(guard, verdict)), ...(await selfCheck(guard))];
  // Who pushed is asked only where somebody may be trusted.
  const record = guard.inputs.trustedActors.length === 0 ? undefined : recordOf(guard.occasion);
  return report(guard, verdict, record === undefined ? told : [...told, record]);
}

async function judge(guard: Run): Promise<Verdict> {
  const { occasion } = guard;
  switch (occasion.kind) {
    case 'pull-request':
      return judgePullRequest(guard, occasion);
    case 'merge-group':
      return judgeMergeGroup(guard, occasion);
    case 'push':
      return audit(guard, occasion);
    case 'other':
      throw unsupported(occasion);
  }
}

/** Only `mode: apply` writes. */
async function tell(guard: Run, verdict: Verdict): Promise<readonly Annotation[]> {
  const { occasion, inputs } = guard;
  if (inputs.mode !== 'apply' || occasion.kind !== 'pull-request') return [];
  const said = inputs.comment ? await comment(guard, occasion, verdict) : [];
  const closed = inputs.close ? await close(guard, occasion, verdict) : [];
  return [...said, ...closed];
}
