import { writtenBy, type Person } from './environment.ts';
import { gitText } from './run.ts';

export interface Signature extends Person {
  /** ISO 8601, UTC. */
  readonly date: string;
}

export interface Commit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** A commit object's content, read. */
export function parseCommit(oid: string, content: Buffer): Commit {
  const text = content.toString();
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const all = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    oid,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: signature(all('author')[0]),
    committer: signature(all('committer')[0]),
    message: text.slice(end + 2).replace(/\n$/, ''),
  };
}

function signature(line = ''): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/.exec(line) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', 'Z') };
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Person;
  /** Default: the author. */
  readonly committer?: Person;
  /** Of author and committer; any form that git reads. Default now. */
  readonly date?: string;
}

export async function writeCommit(dir: string, commit: NewCommit): Promise<string> {
  const { tree, parents, message, author, committer, date } = commit;
  const dated = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const env = { ...writtenBy(author, committer), ...dated };
  return gitText({ dir, env, input: message }, ['commit-tree', tree, ...parents.flatMap((oid) => ['-p', oid])]);
}
