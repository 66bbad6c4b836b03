import { parseCommit, type Commit } from '../git/commits.ts';
import { readObject, readTree, type GitObject, type TreeEntry } from '../git/objects.ts';
import { gitText } from '../git/run.ts';
import { nodeId } from '../api/node-id.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { connection, type PageArguments } from './connection.ts';

/** Where objects are read from, and the path at which they were asked for. */
export interface Place {
  readonly repository: StoredRepository;
  readonly dir: string;
  /** Of the repository on the web. */
  readonly url: string;
  readonly path: string;
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

function treeEntry(place: Place, { name, mode, type, oid, size = 0 }: TreeEntry) {
  const path = place.path === '' ? name : `${place.path}/${name}`;
  // A submodule's commit is in another repository.
  const object = () => (type === 'commit' ? null : gitObject({ ...place, path }, oid));
  return { name, mode: Number.parseInt(mode, 8), type, oid, size, path, object };
}

function commit(place: Place, { oid, message, parents, ...rest }: Commit): object {
  const [messageHeadline = '', ...body] = message.split('\n');
  return {
    ...named(place, 'Commit', oid),
    ...{ message, messageHeadline, messageBody: body.join('\n').trim() },
    authoredDate: rest.author.date,
    committedDate: rest.committer.date,
    url: `${place.url}/commit/${oid}`,
    tree: () => tree({ ...place, path: '' }, rest.tree),
    parents: (asked: PageArguments) => connection(parents, asked, (parent) => gitObject(place, parent)),
    history: (asked: HistoryArguments) => history(place, oid, asked),
  };
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
