import { describe, expect, it } from '@jest/globals';
import type { Inputs } from '../src/inputs.ts';
import { run } from '../src/run.ts';
import type { Asked } from '../src/settings.ts';
import { denied, MemoryRegistry, repository } from './memory-registry.ts';

const inputs = (asked: Asked = {}, more: Partial<Inputs> = {}): Inputs => ({
  repositories: ['api'],
  mode: 'apply',
  asked,
  registryId: undefined,
  region: undefined,
  ...more,
});
const atOnce = () => Promise.resolve();
const go = async (registry: MemoryRegistry, given: Inputs) => (await run(given, registry, atOnce)).outputs;

const everything: Asked = {
  tagMutability: { mode: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest'] },
  scanOnPush: false,
  encryption: { type: 'KMS' },
  lifecyclePolicy: { rules: [{ rulePriority: 1 }] },
  repositoryPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'ecr:*' }] },
  tags: { team: 'a' },
};

describe('run', () => {
  it('makes a missing repository with the defaults: immutable, scanned on push', async () => {
    const registry = new MemoryRegistry();
    const outputs = await go(registry, inputs());
    expect(registry.repositories.get('api')).toEqual(repository('api'));
    expect(outputs).toMatchObject({
      outcome: 'created',
      reason: 'repository-created',
      created: 'true',
      changed: 'true',
      drift: 'false',
      'repository-uri': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/api',
      registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
    });
  });

  it('does nothing the second time, whatever is asked', async () => {
    const registry = new MemoryRegistry();
    await go(registry, inputs(everything));
    registry.calls.length = 0;
    const outputs = await go(registry, inputs(everything));
    expect(registry.writes).toEqual([]);
    expect(outputs).toMatchObject({ outcome: 'unchanged', reason: 'nothing-to-do', plan: '[]', changed: 'false' });
  });

  it('ends in the same state after a failure at any write', async () => {
    const whole = new MemoryRegistry();
    await go(whole, inputs(everything));
    for (const broken of whole.writes) {
      const registry = new MemoryRegistry();
      registry.before = (call) => {
        if (call === broken) throw denied(call);
      };
      const failed = await go(registry, inputs(everything));
      expect(failed).toMatchObject({ outcome: 'failed', reason: 'access-denied', drift: 'true' });
      registry.before = () => undefined;
      await go(registry, inputs(everything));
      expect(registry.repositories).toEqual(whole.repositories);
    }
    expect(whole.writes).toHaveLength(3);
  });

  it('brings a repository that somebody else made meanwhile to what is asked', async () => {
    const registry = new MemoryRegistry();
    registry.before = (call) => {
      if (call === 'create api') registry.has('api', { tagMutability: { mode: 'MUTABLE', exclusions: [] } });
    };
    const outputs = await go(
      registry,
      inputs({ tagMutability: { mode: 'IMMUTABLE', exclusions: [] }, tags: { a: 'b' } }),
    );
    expect(registry.repositories.get('api')).toEqual(repository('api', { tags: { a: 'b' } }));
    expect(outputs).toMatchObject({ outcome: 'changed', created: 'false' });
  });

  it('says created when only the answer to its own creation was lost', async () => {
    const registry = new MemoryRegistry();
    registry.create = (name) => {
      registry.has(name);
      return Promise.resolve('made-before');
    };
    const outputs = await go(registry, inputs({ lifecyclePolicy: { rules: [] } }));
    expect(outputs).toMatchObject({ outcome: 'created', 'repository-uri': repository('api').uri });
    expect(registry.repositories.get('api')).toMatchObject({ lifecyclePolicy: { rules: [] } });
  });

  it('looks again until a repository that exists can be read', async () => {
    const registry = new MemoryRegistry();
    registry.create = () => Promise.resolve('exists');
    let looks = 0;
    registry.before = (call) => {
      if (call === 'describe api' && ++looks === 4) registry.has('api');
    };
    expect(await go(registry, inputs())).toMatchObject({ outcome: 'unchanged' });
    expect(looks).toBe(4);
  });

  it('gives up on a repository that exists for one request and not for the next', async () => {
    const registry = new MemoryRegistry();
    registry.create = () => Promise.resolve('exists');
    const result = await run(inputs({}, { repositories: ['ui', 'api'] }), registry.has('ui'), atOnce);
    expect(result.outputs).toMatchObject({ outcome: 'failed', reason: 'race-unsettled' });
    expect(result.failure).toContain('1 of 2 repositories failed');
  });

  it('tells of the others when one fails', async () => {
    const registry = new MemoryRegistry();
    registry.before = (call) => {
      if (call === 'create api') throw denied('create');
    };
    const result = await run(inputs({}, { repositories: ['api', 'ui'] }), registry, atOnce);
    expect(result.outputs['repositories']).toContain('"name":"ui","exists":true,"created":true');
    expect(result.annotations).toEqual([
      { level: 'error', title: 'ECR repository api', message: 'create is not allowed. Allow it.' },
    ]);
    expect(result.failure).toContain('api: create is not allowed.');
  });

  it('refuses what ECR cannot change, of all repositories at once, before it writes anything', async () => {
    const registry = new MemoryRegistry().has('api').has('ui');
    const given = inputs({ encryption: { type: 'KMS' } }, { repositories: ['new', 'api', 'ui'] });
    await expect(run(given, registry, atOnce)).rejects.toMatchObject({
      code: 'encryption-differs',
      faults: [{ problem: expect.stringContaining('"api"') }, { problem: expect.stringContaining('"ui"') }],
    });
    expect(registry.writes).toEqual([]);
  });

  it('plans without writing, and previews the lifecycle policy', async () => {
    const registry = new MemoryRegistry().has('api', { scanOnPush: false });
    registry.expiring = 7;
    const given = inputs({ lifecyclePolicy: { rules: [] } }, { mode: 'plan', repositories: ['api', 'ui'] });
    const result = await run(given, registry, atOnce);
    expect(registry.writes).toEqual([]);
    expect(result.outputs).toMatchObject({
      outcome: 'planned',
      reason: 'steps-planned',
      drift: 'true',
      changed: 'true',
    });
    expect(result.summary).toContain('would expire 7 images');
  });

  it('plans nothing for what is as wanted', async () => {
    const result = await run(inputs({}, { mode: 'plan' }), new MemoryRegistry().has('api'), atOnce);
    expect(result.outputs).toMatchObject({ outcome: 'planned', reason: 'nothing-to-do', drift: 'false', plan: '[]' });
    expect(result.summary).toContain('nothing to do');
  });

  it('reports what differs from the defaults and writes none of it', async () => {
    const registry = new MemoryRegistry().has('api', { scanOnPush: false });
    const result = await run(inputs(), registry, atOnce);
    expect(registry.writes).toEqual([]);
    expect(result.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false', drift: 'true' });
    expect(result.annotations).toMatchObject([{ level: 'notice' }]);
  });
});
