import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@iac/action-kit';
import type { Step } from '../src/plan.ts';
import { preview } from '../src/preview.ts';
import { defaults } from '../src/settings.ts';
import { denied, MemoryRegistry } from './memory-registry.ts';

const rules = { rules: [{ rulePriority: 1 }] };
const step: Step = { kind: 'put-lifecycle-policy', repository: 'api', from: null, to: rules };
const atOnce = () => Promise.resolve();

describe('preview', () => {
  it('says how many images would expire', async () => {
    const registry = new MemoryRegistry();
    registry.previews = ['running', 'running'];
    registry.expiring = 12;
    expect(await preview(registry, [step], atOnce)).toEqual(new Map([['api', { expiring: 12 }]]));
    expect(registry.calls.filter((call) => call.startsWith('previewResult'))).toHaveLength(3);
  });

  it("tries again when somebody else's preview was in the way", async () => {
    const registry = new MemoryRegistry();
    registry.busy = true;
    registry.previews = ['running', { policy: { rules: [] }, expiring: 99 }];
    registry.expiring = 3;
    expect(await preview(registry, [step], atOnce)).toEqual(new Map([['api', { expiring: 3 }]]));
    expect(registry.calls.filter((call) => call.startsWith('startPreview'))).toHaveLength(2);
  });

  it('takes a running preview for its own if it is of the same policy: its first answer was lost', async () => {
    const registry = new MemoryRegistry();
    registry.busy = true;
    registry.previews = [{ policy: rules, expiring: 5 }];
    expect(await preview(registry, [step], atOnce)).toEqual(new Map([['api', { expiring: 5 }]]));
  });

  it('tries nothing on a repository that is yet to be made', async () => {
    const registry = new MemoryRegistry();
    await preview(registry, [{ kind: 'create-repository', repository: 'api', settings: defaults }, step], atOnce);
    expect(registry.calls).toEqual([]);
  });

  it('does without where the role may not', async () => {
    const registry = new MemoryRegistry();
    registry.before = () => {
      throw denied('ecr:StartLifecyclePolicyPreview');
    };
    expect((await preview(registry, [step], atOnce)).get('api')).toEqual({
      unknown: 'ecr:StartLifecyclePolicyPreview is not allowed.',
    });
  });

  it.each(['aws-unavailable', 'limit-exceeded'])('does without where ECR has no room for it: %s', async (code) => {
    const registry = new MemoryRegistry();
    registry.before = () => {
      throw new ActionError({ code, problem: 'Rate exceeded.', remedy: 'Wait.' });
    };
    expect((await preview(registry, [step], atOnce)).get('api')).toEqual({ unknown: 'Rate exceeded.' });
  });

  it('fails where ECR rejects the policy: applying it would fail as well', async () => {
    const registry = new MemoryRegistry();
    registry.before = () => {
      throw new ActionError({ code: 'rejected-by-ecr', problem: 'No policy.', remedy: 'Correct it.' });
    };
    await expect(preview(registry, [step], atOnce)).rejects.toThrow('No policy.');
  });

  it.each([
    ['ECR could not try the policy', ['failed' as const]],
    ['ECR had not tried the policy after a minute', Array<'running'>(100).fill('running')],
  ])('says that %s', async (unknown, previews) => {
    const registry = new MemoryRegistry();
    registry.previews = previews;
    expect((await preview(registry, [step], atOnce)).get('api')).toEqual({ unknown });
  });

  it('waits a minute at most', async () => {
    const registry = new MemoryRegistry();
    registry.previews = Array<'running'>(100).fill('running');
    let waited = 0;
    await preview(registry, [step], (milliseconds) => Promise.resolve((waited += milliseconds)));
    expect(waited).toBe(60_000);
  });
});
