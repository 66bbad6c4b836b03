import type { Commit } from '../../git/commits.ts';
import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';
import { nodeId } from '../../api/node-id.ts';

/** A commit as the schema's commit. Its author is no account here, and nothing is signed. */
export function toCommit(state: State, { fullName, id }: StoredRepository, commit: Commit): object {
  const url = `${state.apiUrl}/repos/${fullName}`;
  const html = `${state.serverUrl}/${fullName}`;
  const { oid, tree, parents, author, committer, message } = commit;
  return {
    sha: oid,
    node_id: nodeId('C', id, oid),
    url: `${url}/commits/${oid}`,
    html_url: `${html}/commit/${oid}`,
    comments_url: `${url}/commits/${oid}/comments`,
    commit: {
      url: `${url}/git/commits/${oid}`,
      author,
      committer,
      message,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: null,
    committer: null,
    parents: parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${html}/commit/${sha}` })),
  };
}
