import type { Asked } from './asked.ts';
import { createCommit, type CreateCommitInput } from './create-commit.ts';
import { repositoryNode, type RepositoryArguments } from './repository.ts';

/** The fields of Query and Mutation. */
export function root(asked: Asked) {
  return {
    repository: (named: RepositoryArguments) => repositoryNode(asked, named),
    rateLimit: () => rateLimit(asked),
    createCommitOnBranch: ({ input }: { readonly input: CreateCommitInput }) => createCommit(asked, input),
  };
}

function rateLimit({ state, token }: Asked) {
  const { limit, remaining, used, reset } = state.limits.budget(token, 'graphql');
  const resetAt = new Date(reset * 1_000).toISOString().replace('.000Z', 'Z');
  return { cost: 1, nodeCount: 0, limit, remaining, used, resetAt };
}
