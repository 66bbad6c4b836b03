import { nodeId } from '../../api/node-id.ts';
import { gitText, tryGit } from '../../git/run.ts';
import type { Observed } from '../../pulls/test-merge.ts';
import type { StoredPull } from '../../pulls/store.ts';
import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';
import { toAccount } from './account.ts';
import { toRepository } from './repository.ts';

const reader = { admin: false, push: false, pull: true };

/** A pull request as the schema's pull-request-simple. */
export function toPullSimple(state: State, repository: StoredRepository, pull: StoredPull) {
  const { id, number, title, body, draft, state: now, createdAt, updatedAt, closedAt, merged } = pull;
  return {
    ...{ id, node_id: nodeId('PR', id), number, title, body, draft, state: now, locked: false },
    ...addresses(state, repository, pull),
    user: toAccount(state, pull.author),
    ...{ labels: [], milestone: null, active_lock_reason: null, assignee: null, assignees: [] },
    ...{ requested_reviewers: [], requested_teams: [], auto_merge: null },
    ...{ created_at: createdAt, updated_at: updatedAt, closed_at: closedAt, merged_at: merged?.at ?? null },
    merge_commit_sha: merged?.commit ?? pull.merge?.commit ?? null,
    head: end(state, pull.head.repository, { ref: pull.head.branch, sha: pull.headSha }),
    base: end(state, repository, { ref: pull.base, sha: pull.baseSha }),
    author_association: association(repository, pull.author),
  };
}

/** What git says of it: counts. */
export async function toPull(
  state: State,
  repository: StoredRepository,
  { pull, observed = { kind: 'pending' } }: { readonly pull: StoredPull; readonly observed?: Observed },
) {
  const { merged, comments } = pull;
  const simple = toPullSimple(state, repository, pull);
  return {
    ...simple,
    ...merging(repository, pull, observed),
    merged: merged !== undefined,
    merged_by: merged === undefined ? null : toAccount(state, merged.by),
    ...{ comments: comments.length, review_comments: 0, maintainer_can_modify: false },
    ...(await counts(repository.path, pull)),
  };
}

function merging({ pulls }: StoredRepository, { merged, draft, state }: StoredPull, observed: Observed) {
  if (merged !== undefined || state === 'closed' || observed.kind === 'pending') {
    return { mergeable: null, rebaseable: null, mergeable_state: 'unknown' };
  }
  const { commit, clean } = observed;
  return {
    ...(clean && { merge_commit_sha: pulls.mergeability.withoutCommit ? null : commit }),
    ...{ mergeable: clean, rebaseable: clean },
    mergeable_state: clean ? (draft ? 'draft' : 'clean') : 'dirty',
  };
}

async function counts(dir: string, { baseSha, headSha }: StoredPull) {
  const [stat, commits] = await Promise.all([
    // Without a common ancestor there is nothing to count.
    tryGit({ dir }, ['diff', '--shortstat', `${baseSha}...${headSha}`]),
    gitText({ dir }, ['rev-list', '--count', `${baseSha}..${headSha}`]),
  ]);
  const count = (pattern: RegExp): number => Number(pattern.exec(stat.stdout.toString())?.[1] ?? 0);
  return {
    commits: Number(commits),
    additions: count(/(\d+) insertion/),
    deletions: count(/(\d+) deletion/),
    changed_files: count(/(\d+) file/),
  };
}

function end(state: State, repository: StoredRepository, { ref, sha }: { readonly ref: string; readonly sha: string }) {
  const { owner } = repository;
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: toAccount(state, owner),
    repo: toRepository(state, repository, reader),
  };
}

function addresses({ apiUrl, serverUrl }: State, { fullName }: StoredRepository, { number, headSha }: StoredPull) {
  const api = `${apiUrl}/repos/${fullName}`;
  const self = `${api}/pulls/${String(number)}`;
  const issue = `${api}/issues/${String(number)}`;
  const html = `${serverUrl}/${fullName}/pull/${String(number)}`;
  const links = {
    ...{ self, html, issue, comments: `${issue}/comments`, review_comments: `${self}/comments` },
    ...{ review_comment: `${api}/pulls/comments{/number}`, commits: `${self}/commits` },
    statuses: `${api}/statuses/${headSha}`,
  };
  return {
    ...{ url: self, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, issue_url: issue },
    ...{ commits_url: links.commits, comments_url: links.comments, statuses_url: links.statuses },
    ...{ review_comments_url: links.review_comments, review_comment_url: links.review_comment },
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

/** As far as it can be told here: by the role that a test gave. */
export function association({ permissions, owner }: StoredRepository, login: string) {
  if (login.toLowerCase() === owner.toLowerCase()) return 'OWNER';
  return permissions.has(login.toLowerCase()) ? 'COLLABORATOR' : 'NONE';
}
