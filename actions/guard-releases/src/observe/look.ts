import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, PullRequestOccasion, Repository } from '../contract.ts';
import { oid, readAnswer } from '@iac/github';
import { lookQuery } from './queries.ts';

/** The merge that GitHub made of a pull request to try it. */
export interface TestMerge {
  readonly oid: Oid;
  readonly parents: readonly Oid[];
  /** By GitHub's clock. */
  readonly madeAt: string;
}

/** A pull request as it is now. */
export interface Pull {
  readonly number: number;
  readonly open: boolean;
  readonly head: Oid;
  readonly baseRef: string;
  /** Where the base branch is; undefined when it is gone. */
  readonly tip: Oid | undefined;
  readonly conflicts: boolean;
  readonly merge: TestMerge | undefined;
}

const pullSchema = z.object({
  number: z.int(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  baseRefName: z.string(),
  headRefOid: oid,
  mergeable: z.enum(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
  baseRef: z.nullable(z.object({ target: z.nullable(z.object({ oid })) })),
  potentialMergeCommit: z.nullable(
    z.object({
      oid,
      committedDate: z.string(),
      parents: z.object({ nodes: z.array(z.object({ oid })) }),
    }),
  ),
});

const openSchema = z.object({
  nodes: z.array(z.object({ number: z.int(), headRefOid: oid })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
});

const answerSchema = z.object({ repository: z.record(z.string(), z.unknown()) });

/** The pull requests as they are now, in one request. */
export async function look(github: GitHub, repository: Repository, numbers: readonly number[]): Promise<Pull[]> {
  const found = await asked(github, repository, { numbers, openAfter: undefined });
  return numbers.map((number) => pullOf(found, number));
}

/** The pull request of the event, and the numbers of all open ones with its head: one request, and one more a hundred open ones. */
export async function firstLook(
  github: GitHub,
  { repository, number, pins }: PullRequestOccasion,
): Promise<{ readonly pull: Pull; readonly others: readonly number[] }> {
  const first = await asked(github, repository, { numbers: [number], openAfter: null });
  const others: number[] = [];
  for (let page = readAnswer(openSchema, first['open']); ;) {
    others.push(...page.nodes.filter(({ headRefOid }) => headRefOid === pins.head).map((node) => node.number));
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) break;
    const next = await asked(github, repository, { numbers: [], openAfter: page.pageInfo.endCursor });
    page = readAnswer(openSchema, next['open']);
  }
  return { pull: pullOf(first, number), others: others.filter((other) => other !== number) };
}

async function asked(github: GitHub, repository: Repository, question: Parameters<typeof lookQuery>[0]) {
  const { text, variables } = lookQuery(question);
  return readAnswer(answerSchema, await github.graphql(text, { ...repository, ...variables })).repository;
}

function pullOf(found: Readonly<Record<string, unknown>>, number: number): Pull {
  const pull = readAnswer(pullSchema, found[`pull${number}`]);
  const merge = pull.potentialMergeCommit;
  return {
    number,
    open: pull.state === 'OPEN',
    head: pull.headRefOid,
    baseRef: pull.baseRefName,
    tip: pull.baseRef?.target?.oid,
    conflicts: pull.mergeable === 'CONFLICTING',
    merge: merge === null ? undefined : mergeOf(merge),
  };
}

function mergeOf({
  oid: name,
  committedDate,
  parents,
}: NonNullable<z.output<typeof pullSchema>['potentialMergeCommit']>): TestMerge {
  return { oid: name, madeAt: committedDate, parents: parents.nodes.map((parent) => parent.oid) };
}
