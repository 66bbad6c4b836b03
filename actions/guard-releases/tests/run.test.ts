import { describe, expect, it } from '@jest/globals';
import { run } from '../src/run.ts';
import { runOf } from './fake-github.ts';
import { evil, worldOf } from './judge/world-of.ts';
import { inputs } from './occasion.ts';

const written = (asked: readonly string[]) => asked.filter((route) => /^(POST|PATCH|PUT|DELETE)/.test(route));

describe('a run', () => {
  it('passes a harmless pull request, and writes nothing', async () => {
    const { world, occasion } = worldOf();
    const { outputs, failure } = await run(runOf(world, occasion, inputs({ comment: 'true', close: 'true' })));
    expect({ outputs, failure }).toEqual({
      outputs: { outcome: 'passed', reason: 'nothing-protected-changed', violations: '[]', count: '0' },
      failure: undefined,
    });
    expect(written(world.asked)).toEqual([]);
  });

  it('fails on one that is rejected, and says what is wrong as JSON', async () => {
    const { world, occasion } = worldOf({ head: evil });
    const { outputs, failure, annotations } = await run(runOf(world, occasion));
    expect(outputs).toMatchObject({ outcome: 'rejected', reason: 'protected-paths-changed', count: '1' });
    expect(JSON.parse(outputs['violations'] ?? '')).toEqual([
      {
        path: 'releases/staging/api.yaml',
        change: 'modified',
        mode: '100644',
        why: 'only *.md may change in releases',
      },
    ]);
    expect(failure).toMatch(/1 protected path is changed/);
    expect(annotations).toContainEqual(
      expect.objectContaining({ level: 'error', at: { file: 'releases/staging/api.yaml' } }),
    );
  });

  it('fails on what cannot be known', async () => {
    const { world, occasion } = worldOf();
    world.mergeBases.clear();
    const { outputs, failure } = await run(runOf(world, occasion));
    expect(outputs).toMatchObject({ outcome: 'rejected', reason: 'no-merge-base', count: '0' });
    expect(failure).toMatch(/Rebase the branch/);
  });

  it('in mode plan tells the same, never fails and writes nothing', async () => {
    const { world, occasion } = worldOf({ head: evil });
    const plan = inputs({ mode: 'plan', comment: 'true', close: 'true' });
    const { outputs, failure } = await run(runOf(world, occasion, plan));
    expect(outputs).toMatchObject({ outcome: 'rejected', count: '1' });
    expect(failure).toBeUndefined();
    expect(written(world.asked)).toEqual([]);
  });

  it('refuses an event that changes no branch', async () => {
    const { world, occasion } = worldOf();
    const other = { kind: 'other', event: 'schedule', repository: occasion.repository } as const;
    await expect(run(runOf(world, other))).rejects.toMatchObject({ code: 'unsupported-event' });
  });
});
