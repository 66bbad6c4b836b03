import type { Commit } from '../../git/commits.ts';
import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';
import { loginOf } from '../../repositories/people.ts';
import { toAccount } from './account.ts';
import { nodeId } from '../../api/node-id.ts';

/** A commit as the schema's commit. Whose address GitHub gave out is an account; what GitHub made is signed. */
export function toCommit(state: State, { fullName, id, signed }: StoredRepository, commit: Commit): object {
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
      verification: signed.has(oid) ? byGitHub(committer.date) : unsigned,
    },
    author: accountOf(state, author.email),
    committer: accountOf(state, committer.email),
    parents: parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${html}/commit/${sha}` })),
  };
}

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** The signature's text is not made up here. */
function byGitHub(at: string) {
  return { verified: true, reason: 'valid', signature: '-----BEGIN PGP SIGNATURE-----', payload: '', verified_at: at };
}

function accountOf(state: State, email: string) {
  const login = loginOf(email);
  return login === undefined ? null : toAccount(state, login);
}
