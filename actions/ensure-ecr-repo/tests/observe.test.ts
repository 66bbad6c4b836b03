import { describe, expect, it } from '@jest/globals';
import { observe } from '../src/observe.ts';
import { denied, MemoryRegistry } from './memory-registry.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `repository-${String(index)}`);
const registryWith = (all: readonly string[]) =>
  all.reduce((registry, name) => registry.has(name), new MemoryRegistry());

describe('observe', () => {
  it('asks once, whatever the number of names, when all exist and nothing more is asked', async () => {
    const registry = registryWith(names(20));
    expect([...(await observe(registry, names(20), {})).keys()]).toEqual(names(20));
    expect(registry.calls).toHaveLength(1);
  });

  it('asks once for one that is missing', async () => {
    const registry = new MemoryRegistry();
    expect((await observe(registry, ['api'], {})).size).toBe(0);
    expect(registry.calls).toEqual(['describe api']);
  });

  it('asks for each name only when one of several is missing', async () => {
    const registry = registryWith(['api']);
    expect([...(await observe(registry, ['api', 'ui'], {})).keys()]).toEqual(['api']);
    expect(registry.calls).toEqual(['describe api,ui', 'describe api', 'describe ui']);
  });

  it("asks a hundred names at a time, ECR's limit", async () => {
    const registry = registryWith(names(201));
    expect((await observe(registry, names(201), {})).size).toBe(201);
    expect(registry.calls.map((call) => call.split(',').length)).toEqual([100, 100, 1]);
  });

  it.each([
    [{ lifecyclePolicy: {} }, 'lifecyclePolicy api'],
    [{ repositoryPolicy: {} }, 'repositoryPolicy api'],
    [{ tags: { team: 'a' } }, 'tags api'],
  ])('reads of the rest only what %j asks about', async (asked, call) => {
    const registry = registryWith(['api']);
    await observe(registry, ['api'], asked);
    expect(registry.calls).toEqual(['describe api', call]);
  });

  it('reads no details of a repository that is missing', async () => {
    const registry = new MemoryRegistry();
    await observe(registry, ['api'], { lifecyclePolicy: {}, repositoryPolicy: {}, tags: { a: 'b' } });
    expect(registry.calls).toEqual(['describe api']);
  });

  it('names every permission that is missing, of all repositories at once', async () => {
    const registry = registryWith(['api', 'ui']);
    registry.before = (call) => {
      if (!call.startsWith('describe')) throw denied(call);
    };
    const seen = observe(registry, ['api', 'ui'], { lifecyclePolicy: {}, tags: { a: 'b' } });
    await expect(seen).rejects.toMatchObject({
      code: 'access-denied',
      faults: ['lifecyclePolicy api', 'tags api', 'lifecyclePolicy ui', 'tags ui'].map((call) => ({
        problem: `${call} is not allowed.`,
      })),
    });
  });
});
