import { describe, expect, it } from '@jest/globals';
import { apply } from '../src/apply.ts';
import type { Step } from '../src/plan.ts';
import { defaults } from '../src/settings.ts';
import { denied, MemoryRegistry, repository } from './memory-registry.ts';

const create = (name: string): Step => ({ kind: 'create-repository', repository: name, settings: defaults });
const policy = (name: string): Step => ({
  kind: 'put-lifecycle-policy',
  repository: name,
  from: null,
  to: { rules: [] },
});

describe('apply', () => {
  it('carries out each kind of step', async () => {
    const registry = new MemoryRegistry().has('ui', { scanOnPush: false });
    const { arn } = repository('ui');
    await apply(registry, [
      create('api'),
      policy('api'),
      { kind: 'set-tag-mutability', repository: 'ui', from: mode('IMMUTABLE'), to: mode('MUTABLE') },
      { kind: 'set-scan-on-push', repository: 'ui', from: false, to: true },
      { kind: 'set-repository-policy', repository: 'ui', from: null, to: { Statement: [] } },
      { kind: 'tag-repository', repository: 'ui', arn, from: {}, to: { team: 'a' } },
    ]);
    expect(registry.repositories.get('api')).toMatchObject({ lifecyclePolicy: { rules: [] } });
    expect(registry.repositories.get('ui')).toMatchObject({
      tagMutability: mode('MUTABLE'),
      scanOnPush: true,
      repositoryPolicy: { Statement: [] },
      tags: { team: 'a' },
    });
  });

  it('does nothing more to a repository that it cannot make, and goes on with the others', async () => {
    const registry = new MemoryRegistry();
    registry.before = (call) => {
      if (call === 'create api') throw denied('create');
    };
    const [api, ui] = await apply(registry, [create('api'), policy('api'), create('ui'), policy('ui')]);
    expect(api).toMatchObject({ name: 'api', done: [], failure: { code: 'access-denied' } });
    expect(ui?.done).toHaveLength(2);
    expect(registry.writes).not.toContain('putLifecyclePolicy api');
  });

  it("carries out a repository's other steps at the same time, and says which failed", async () => {
    const registry = new MemoryRegistry().has('ui', { scanOnPush: false });
    registry.before = (call) => {
      if (/^(put|setRepositoryPolicy)/.test(call)) throw denied(call);
    };
    const scan: Step = { kind: 'set-scan-on-push', repository: 'ui', from: false, to: true };
    const access: Step = { kind: 'set-repository-policy', repository: 'ui', from: null, to: {} };
    const [ui] = await apply(registry, [policy('ui'), scan, access]);
    expect(ui?.done).toEqual([scan]);
    expect(ui?.failure?.faults.map(({ problem }) => problem)).toEqual([
      'putLifecyclePolicy ui is not allowed.',
      'setRepositoryPolicy ui is not allowed.',
    ]);
  });

  it('leaves the rest of a repository that somebody else made to another look', async () => {
    const registry = new MemoryRegistry().has('api');
    expect(await apply(registry, [create('api'), policy('api')])).toEqual([{ name: 'api', done: [], raced: true }]);
  });

  it('takes a creation whose answer was lost for its own', async () => {
    const registry = new MemoryRegistry();
    registry.create = () => Promise.resolve('made-before' as const);
    expect(await apply(registry, [create('api'), policy('api')])).toEqual([
      { name: 'api', done: [create('api')], raced: true },
    ]);
  });
});

function mode(mutability: 'MUTABLE' | 'IMMUTABLE') {
  return { mode: mutability, exclusions: [] };
}
