import { describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import type { Claim } from '../../../src/tour/job-run.ts';
import {
  deployedClaims,
  plannedClaims,
  refusedClaims,
  skippedClaims,
  type Asked,
} from '../../../src/tour/platform/claims.ts';
import type { SeenStack } from '../../../src/tour/platform/look.ts';

const holds = (claims: readonly Claim[]) => claims.map((claim) => claim.holds);

function ran(outputs: StepOutcome['outputs'], more: Partial<StepOutcome> = {}) {
  const empty = {
    exitCode: 0,
    env: {},
    path: [],
    state: {},
    summary: '',
    annotations: [],
    dropped: 0,
    log: '',
    raw: '',
  };
  return { outcome: { conclusion: 'success' as const, ...empty, outputs, ...more }, milliseconds: 1 };
}

function stack(more: Partial<SeenStack> = {}): SeenStack {
  return {
    name: 'biomage-dynamodb-staging',
    status: 'CREATE_COMPLETE',
    isProtected: true,
    imports: [],
    exports: [],
    began: 10,
    ended: 20,
    changeSets: 0,
    resources: { PlotsTable: 'plots-staging' },
    ...more,
  };
}

const lost = { stack: 'biomage-dynamodb-staging', logicalId: 'PlotsTable', file: 'cf/dynamodb.yaml' };
const looked: Asked = { calls: 9, writes: ['cloudformation:CreateChangeSet', 'cloudformation:DeleteChangeSet'] };
const executed: Asked = { calls: 9, writes: [...looked.writes, 'cloudformation:ExecuteChangeSet'] };

describe('what the tour claims of the platform', () => {
  const outputs = { outcome: 'deployed', stacks: '{"a":{"result":"created"},"b":{"result":"created"}}' };
  const parent = stack({ exports: ['KeyArn-staging'] });
  const child = stack({ imports: ['KeyArn-staging'], began: 20, ended: 30 });

  it('is that AWS has a complete stack for each template, whatever the action says', () => {
    expect(holds(deployedClaims(ran(outputs), [parent, child], 2))).toEqual([true, true, true]);
    expect(holds(deployedClaims(ran(outputs), [parent], 2))[0]).toBe(false);
    expect(holds(deployedClaims(ran(outputs), [parent, stack({ status: 'CREATE_FAILED' })], 2))[0]).toBe(false);
    expect(holds(deployedClaims(ran({ ...outputs, stacks: '{}' }), [parent, child], 2))[0]).toBe(false);
  });

  it('is that no stack began before those that it imports from had ended, and that all are protected', () => {
    const early = { ...child, began: 19 };
    expect(holds(deployedClaims(ran(outputs), [parent, early], 2))).toEqual([true, false, true]);
    expect(holds(deployedClaims(ran(outputs), [parent, { ...child, isProtected: false }], 2))[2]).toBe(false);
  });

  it('is that the second time all were skipped, and nothing was written', () => {
    const unchanged = ran({ outcome: 'unchanged', stacks: '{"a":{"result":"unchanged"}}' });
    expect(holds(skippedClaims(unchanged, { calls: 3, writes: [] }, 1))).toEqual([true, true]);
    expect(holds(skippedClaims(unchanged, looked, 2))).toEqual([false, false]);
    expect(holds(skippedClaims(ran(outputs), { calls: 3, writes: [] }, 1))).toEqual([false, true]);
  });

  it('is that the plan and its one comment name what would be lost, and that nothing is left of it', () => {
    const plan = ran({ plan: '{"stacks":{"x":{"destructive":["PlotsTable"]}}}' });
    const said = (comments: readonly string[], asked: Asked, seen = stack()) =>
      holds(plannedClaims(plan, lost, { comments, asked, stack: seen }));
    expect(said(['PlotsTable'], looked)).toEqual([true, true, true]);
    expect(said([], executed)).toEqual([true, false, false]);
    expect(said(['PlotsTable', 'PlotsTable'], looked, stack({ changeSets: 1 }))).toEqual([true, false, false]);
    const silent = ran({ plan: '{"stacks":{"x":{"destructive":[]}}}' });
    expect(holds(plannedClaims(silent, lost, { comments: ['nothing'], asked: looked, stack: stack() }))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is that the deployment which loses it failed on its line, and that it is still there', () => {
    const annotations = [
      { level: 'error' as const, message: 'PlotsTable would be replaced', file: lost.file, line: 54 },
    ];
    const failed = ran({ outcome: 'failed' }, { conclusion: 'failure', annotations });
    const before = stack();
    expect(holds(refusedClaims(failed, lost, { asked: looked, before, after: stack() }))).toEqual([true, true]);
    const after = stack({ resources: { PlotsTable: 'computed-plots-staging' } });
    expect(holds(refusedClaims(failed, lost, { asked: looked, before, after }))).toEqual([true, false]);
    expect(holds(refusedClaims(failed, lost, { asked: executed, before, after: before }))).toEqual([true, false]);
    const passed = ran({ outcome: 'deployed' }, { annotations });
    expect(holds(refusedClaims(passed, lost, { asked: looked, before, after: before }))[0]).toBe(false);
    const unnamed = ran({ outcome: 'failed' }, { conclusion: 'failure' });
    expect(holds(refusedClaims(unnamed, lost, { asked: looked, before, after: before }))[0]).toBe(false);
  });
});
