import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, Repository } from '../contract.ts';
import { isUnknown } from '../errors.ts';
import { readAnswer } from '@iac/github';
import type { Pull, TestMerge } from './look.ts';
import { mergeBaseOf } from './merge-base.ts';
import { retargetQuery } from './queries.ts';

/** Where a pull request's test merge is: there, impossible, or not made yet. */
export type Merging =
  | { readonly kind: 'made'; readonly onto: Oid; readonly merge: Oid }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'awaited' };

/**
 * Whether the test merge is one of this head. Its first parent is the base branch's tip, or an older one: GitHub makes it anew
 * only when the head or the merge base changes, or after 12 hours (github.blog/changelog/2026-02-19-changes-to-test-merge-commit-generation-for-pull-requests).
 */
export async function mergingOf(github: GitHub, repository: Repository, pull: Pull): Promise<Merging> {
  const { merge, head, tip } = pull;
  const [onto, of, more] = merge?.parents ?? [];
  const ours = onto !== undefined && of === head && more === undefined;
  if (merge && ours && (onto === tip || (await isOfThisBase(github, repository, { pull, merge, onto }))))
    return { kind: 'made', onto, merge: merge.oid };
  return pull.conflicts ? { kind: 'conflict' } : { kind: 'awaited' };
}

interface Older {
  readonly pull: Pull;
  readonly merge: TestMerge;
  readonly onto: Oid;
}

/** A merge onto an older tip counts when that is still in the base branch, and when the merge was made since the base was changed. */
async function isOfThisBase(github: GitHub, repository: Repository, { pull, merge, onto }: Older): Promise<boolean> {
  if (pull.tip === undefined) return false;
  const [retargeted, ancestor] = await Promise.all([
    retargetedAt(github, repository, pull.number),
    mergeBaseOf(github, repository, { base: onto, head: pull.tip }).catch((error: unknown) => {
      if (isUnknown(error) && error.code === 'no-merge-base') return undefined;
      throw error;
    }),
  ]);
  const since = retargeted === undefined || Date.parse(merge.madeAt) > Date.parse(retargeted);
  return since && ancestor === onto;
}

const schema = z.object({
  repository: z.object({
    pull: z.object({ timelineItems: z.object({ nodes: z.array(z.object({ createdAt: z.string() })) }) }),
  }),
});

async function retargetedAt(github: GitHub, repository: Repository, number: number): Promise<string | undefined> {
  const { text, variables } = retargetQuery(number);
  const answer = readAnswer(schema, await github.graphql(text, { ...repository, ...variables }));
  return answer.repository.pull.timelineItems.nodes.at(-1)?.createdAt;
}
