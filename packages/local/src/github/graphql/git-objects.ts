import { parseCommit, type Commit } from '../git/commits.ts';
import { readObject, readTree, sizeOf, type GitObject, type TreeEntry } from '../git/objects.ts';
import { gitText } from '../git/run.ts';
import { nodeId } from '../api/node-id.ts';
import { associated } from '../pulls/associated.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { gitActor } from './actors.ts';
import type { Asked } from './asked.ts';
import { connection, type PageArguments } from './connection.ts';

/** Where objects are read from, and the path at which they were asked for. */
export interface Place {
  readonly repository: StoredRepository;
  readonly dir: string;
  readonly asked: Asked;
  /** Of the repository on the web. */
  readonly url: string;
  /** Its bytes, which need not be UTF-8. */
  readonly path: Buffer;
}

// GitHub cuts a blob's text there.
const longestText = 512_000;

/** A GitObject by any name that git knows it by; null when there is none. */
export async function gitObject(place: Place, expression: string) {
  const found = await readObject(place.dir, expression);
  return found === undefined ? null : toGitObject(place, found);
}

function toGitObject(place: Place, object: GitObject) {
  switch (object.type) {
    case 'blob':
      return { ...named(place, 'Blob', object.oid), ...blob(object.content) };
    case 'tree':
      return tree(place, object.oid);
    case 'commit':
      return commit(place, parseCommit(object.oid, object.content));
    case 'tag':
      throw new Error('Annotated tags are not answered here.');
  }
}

function named({ repository }: Place, type: string, oid: string) {
  return { __typename: type, id: nodeId(type, repository.id, oid), oid, abbreviatedOid: oid.slice(0, 7) };
}

function blob(content: Buffer) {
  // As git itself tells binary files: by a NUL in the first 8,000 bytes.
  const isBinary = content.subarray(0, 8_000).includes(0);
  const text = content.subarray(0, longestText).toString();
  return {
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > longestText,
    text: isBinary ? null : text,
  };
}

function tree(place: Place, oid: string) {
  const entries = async () => (await readTree(place.dir, oid)).map((entry) => treeEntry(place, entry));
  return { ...named(place, 'Tree', oid), entries };
}

function treeEntry(place: Place, { name, mode, type, oid, raw }: TreeEntry) {
  const path = place.path.length === 0 ? raw : Buffer.concat([place.path, Buffer.from('/'), raw]);
  const dot = name.lastIndexOf('.');
  return {
    ...{ name, mode: Number.parseInt(mode, 8), type, oid, path: path.toString() },
    extension: type !== 'blob' ? null : dot === -1 ? '' : name.slice(dot),
    nameRaw: () => raw.toString('base64'),
    pathRaw: () => path.toString('base64'),
    size: () => (type === 'blob' ? sizeOf(place.dir, oid) : 0),
    // A submodule's commit is in another repository.
    object: () => (type === 'commit' ? null : gitObject({ ...place, path }, oid)),
  };
}

function commit(place: Place, { oid, message, parents, ...rest }: Commit): object {
  const [messageHeadline = '', ...body] = message.split('\n');
  return {
    ...named(place, 'Commit', oid),
    ...{ message, messageHeadline, messageBody: body.join('\n').trim() },
    authoredDate: rest.author.date,
    committedDate: rest.committer.date,
    url: `${place.url}/commit/${oid}`,
    tree: () => tree({ ...place, path: Buffer.alloc(0) }, rest.tree),
    ...people(place, { oid, message, parents, ...rest }),
    parents: (asked: PageArguments) => connection(parents, asked, (parent) => gitObject(place, parent)),
    history: (asked: HistoryArguments) => history(place, oid, asked),
  };
}

function people(place: Place, { oid, author, committer }: Commit) {
  const { asked, repository, dir } = place;
  const { state } = asked;
  return {
    author: () => gitActor(state, author),
    committer: () => gitActor(state, committer),
    signature: () => (repository.signed.has(oid) ? signature(committer.email) : null),
    associatedPullRequests: async (page: PageArguments) =>
      connection(await associated({ repository, dir }, oid), page, (pull) => asked.nodes.pull(asked, place, pull)),
  };
}

function signature(email: string) {
  return { __typename: 'GpgSignature', email, isValid: true, state: 'VALID', wasSignedByGitHub: true };
}

interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly author?: unknown;
  readonly since?: unknown;
  readonly until?: unknown;
}

async function history(place: Place, from: string, { path, author, since, until, ...asked }: HistoryArguments) {
  if (author != null || since != null || until != null) throw new Error('history is answered here by `path` alone.');
  const within = path == null ? [] : ['--', path];
  const listed = await gitText({ dir: place.dir }, ['rev-list', from, ...within]);
  return connection(listed.split('\n').filter(Boolean), asked, (oid) => gitObject(place, oid));
}
