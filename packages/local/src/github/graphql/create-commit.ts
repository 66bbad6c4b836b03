import { accessTo, allows } from '../access/permissions.ts';
import { violations } from '../access/protection.ts';
import { notAccessible } from '../api/answer.ts';
import { nodeId } from '../api/node-id.ts';
import { commitFiles } from '../git/commit-files.ts';
import { readObject } from '../git/objects.ts';
import { personOf, webFlow } from '../repositories/people.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { GraphqlRefusal, type Asked } from './asked.ts';
import { gitObject } from './git-objects.ts';
import { refNode } from './refs.ts';
import { placeOf, visibleRepository } from './repository.ts';

export interface CreateCommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly clientMutationId?: string | null;
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

interface Target {
  readonly repository: StoredRepository;
  readonly branch: string;
}

/** The mutation createCommitOnBranch, by git's own plumbing: mode 100644 only, compare-and-swap on the branch. */
export async function createCommit(asked: Asked, input: CreateCommitInput) {
  const { repository, branch } = target(asked, input);
  permit(asked, { repository, branch });
  const { path: dir } = repository;
  const head = await readObject(dir, `refs/heads/${branch}`);
  if (head === undefined) throw new GraphqlRefusal('NOT_FOUND', `The branch "${branch}" does not exist.`);
  if (head.oid !== input.expectedHeadOid) throw stale(input);
  const { headline, body } = input.message;
  const commit = await commitFiles(dir, {
    branch,
    expected: head.oid,
    files: await files(dir, input),
    message: body == null || body === '' ? headline : `${headline}\n\n${body}`,
    author: personOf(asked.token?.login ?? ''),
    committer: webFlow,
    sender: asked.token?.login ?? '',
  });
  if (commit === undefined) throw stale(input);
  repository.signed.add(commit);
  const place = await placeOf(asked, repository);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: () => gitObject(place, commit),
    ref: () => refNode(place, `refs/heads/${branch}`),
  };
}

/** A branch by the id of its ref, or by repository and name; the prefix refs/heads/ is optional. */
function target(asked: Asked, { branch: { id, repositoryNameWithOwner, branchName } }: CreateCommitInput): Target {
  if (id != null) {
    for (const repository of asked.state.repositories.all()) {
      const [, ref = ''] = Buffer.from(id.replace(/^REF_/, ''), 'base64url').toString().split(':');
      if (nodeId('REF', repository.id, ref) !== id) continue;
      return { repository: visibleRepository(asked, repository.fullName), branch: ref.replace(/^refs\/heads\//, '') };
    }
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  }
  if (repositoryNameWithOwner == null || branchName == null) {
    throw new GraphqlRefusal('UNPROCESSABLE', 'Name the branch by id, or by repositoryNameWithOwner and branchName.');
  }
  const repository = visibleRepository(asked, repositoryNameWithOwner);
  return { repository, branch: branchName.replace(/^refs\/heads\//, '') };
}

function permit({ token }: Asked, { repository, branch }: Target): void {
  if (!allows(accessTo(repository, 'contents', token), 'write')) {
    throw new GraphqlRefusal('FORBIDDEN', notAccessible(token));
  }
  const rule = repository.rules.get(branch);
  if (rule === undefined || rule.bypass?.includes(token?.login ?? '') === true) return;
  const broken = violations(rule, { ref: `refs/heads/${branch}`, deleted: false, forced: false });
  if (broken.length === 0) return;
  const sentences = broken.join('\n\n');
  throw new GraphqlRefusal(
    'UNPROCESSABLE',
    rule.kind === 'classic' ? sentences : `Repository rule violations found\n\n${sentences}\n\n`,
  );
}

async function files(dir: string, { fileChanges, expectedHeadOid }: CreateCommitInput) {
  const additions = fileChanges?.additions ?? [];
  const deletions = fileChanges?.deletions ?? [];
  const paths = [...additions, ...deletions].map(({ path }) => path);
  const bad = paths.find((path, n) => malformed(path) || paths.indexOf(path) !== n);
  if (bad !== undefined) throw new GraphqlRefusal('UNPROCESSABLE', `The path "${bad}" is malformed or comes twice.`);
  for (const { path } of deletions) {
    if ((await readObject(dir, `${expectedHeadOid}:${path}`)) !== undefined) continue;
    const text = `A path was requested for deletion which does not exist as of commit oid \`${expectedHeadOid}\``;
    throw new GraphqlRefusal('UNPROCESSABLE', text);
  }
  return Object.fromEntries([
    ...additions.map(({ path, contents }) => [path, Buffer.from(contents, 'base64')] as const),
    ...deletions.map(({ path }) => [path, null] as const),
  ]);
}

function malformed(path: string): boolean {
  return path.split('/').some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git');
}

/** GitHub's text has two spaces before the second sentence. */
function stale({ expectedHeadOid }: CreateCommitInput): GraphqlRefusal {
  const text = `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`;
  return new GraphqlRefusal('STALE_DATA', text);
}
