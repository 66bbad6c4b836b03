import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, Repository } from '../contract.ts';
import { unknown } from '../errors.ts';
import { oid, readAnswer } from '@iac/github';

/** A page of GitHub's, and how many of them are read: a push of more commits is not audited, and so fails. */
const page = 100;
const mostCommits = 1_000;

const comparison = z.object({
  status: z.enum(['ahead', 'behind', 'diverged', 'identical']),
  total_commits: z.int(),
  commits: z.array(
    z.object({ sha: oid, parents: z.array(z.object({ sha: oid })), commit: z.object({ message: z.string() }) }),
  ),
});

export interface Commit {
  readonly sha: Oid;
  readonly parents: readonly Oid[];
  readonly message: string;
}

/** The commits that a push brought. */
export interface Pushed {
  readonly commits: readonly Commit[];
  /** Commits were taken away from the branch. */
  readonly rewound: boolean;
}

/** What is in `after` and was not in `before`: one request for a hundred commits. Throws `too-many-commits`. */
export async function pushedBetween(
  github: GitHub,
  { owner, name }: Repository,
  { before, after }: { readonly before: Oid; readonly after: Oid },
): Promise<Pushed> {
  const commits: Commit[] = [];
  for (let number = 1; ; number++) {
    const parameters = { owner, repo: name, basehead: `${before}...${after}`, per_page: page, page: number };
    const answer = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    const compared = readAnswer(comparison, answer);
    if (compared.total_commits > mostCommits) throw tooMany(compared.total_commits);
    commits.push(...compared.commits.map(toCommit));
    if (commits.length >= compared.total_commits) {
      return { commits, rewound: compared.status === 'diverged' || compared.status === 'behind' };
    }
    if (compared.commits.length === 0) throw incomplete(commits.length, compared.total_commits);
  }
}

function toCommit({ sha, parents, commit }: z.output<typeof comparison>['commits'][number]): Commit {
  return { sha, parents: parents.map((parent) => parent.sha), message: commit.message };
}

function tooMany(count: number): Error {
  return unknown('too-many-commits', {
    problem: `The push brought ${count} commits; more than ${mostCommits} are not audited.`,
    remedy: 'Look at them yourself, and push fewer commits at a time.',
  });
}

function incomplete(count: number, total: number): Error {
  return unknown('github-unreadable', {
    problem: `GitHub told ${count} of the ${total} commits that were pushed.`,
    remedy: 'Run the job again.',
  });
}
