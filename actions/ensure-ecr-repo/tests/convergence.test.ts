import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../src/boundary.ts';
import { run } from '../src/run.ts';
import type { Asked, Repository, TagMutability } from '../src/settings.ts';
import { MemoryRegistry } from './memory-registry.ts';

const tagMutability: fc.Arbitrary<TagMutability> = fc.oneof(
  fc.constantFrom('MUTABLE' as const, 'IMMUTABLE' as const).map((mode) => ({ mode, exclusions: [] })),
  fc
    .uniqueArray(fc.constantFrom('latest', 'dev-*', 'cache'), { minLength: 1 })
    .map((exclusions) => ({ mode: 'IMMUTABLE_WITH_EXCLUSION' as const, exclusions: exclusions.sort() })),
);
const tags = fc.dictionary(fc.constantFrom('team', 'cost', 'stage'), fc.constantFrom('a', 'b'), {
  minKeys: 1,
  noNullPrototype: true,
});
const policy: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { rules: [], Statement: [] },
  { rules: [{ rulePriority: 1 }], Statement: [{ Action: 'ecr:A' }] },
  { rules: [{ rulePriority: 2 }, { rulePriority: 1 }], Statement: { Action: ['ecr:B', 'ecr:A'] } },
);
const settings = { tagMutability, scanOnPush: fc.boolean(), lifecyclePolicy: policy, repositoryPolicy: policy, tags };
const asked: fc.Arbitrary<Asked> = fc.record(settings, { requiredKeys: [] });
const found: fc.Arbitrary<Partial<Repository>> = fc.record(settings, { requiredKeys: ['tagMutability', 'scanOnPush'] });

it('reaches what is asked from any state, touches nothing else, and then has nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.option(found, { nil: undefined }), async (wanted, there) => {
      const registry = new MemoryRegistry();
      if (there !== undefined) registry.has('api', there);
      const inputs = {
        repositories: ['api'],
        mode: 'apply',
        asked: wanted,
        registryId: undefined,
        region: undefined,
      } as const;
      await run(inputs, registry, () => Promise.resolve());
      const { writes } = registry;
      expect(registry.repositories.get('api')).toMatchObject({ ...untouched(there, wanted), ...comparable(wanted) });

      expect((await run(inputs, registry, () => Promise.resolve())).outputs['plan']).toBe('[]');
      expect(registry.writes).toEqual(writes);
    }),
  );
});

/** What is asked, but for the policies: another spelling of the same may stay. */
function comparable({ tagMutability: mutability, scanOnPush, tags: wanted }: Asked): object {
  return {
    ...(mutability && { tagMutability: mutability }),
    ...(scanOnPush !== undefined && { scanOnPush }),
    ...(wanted && { tags: wanted }),
  };
}

function untouched(there: Partial<Repository> | undefined, wanted: Asked): object {
  const kept = Object.entries(there ?? {}).filter(([key]) => !(key in wanted) && key !== 'tags');
  return Object.fromEntries(kept);
}
