import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, Repository, TreeEntry } from '../contract.ts';
import { unknown } from '../errors.ts';
import type { Trees } from '../verdict/walk.ts';
import { oid, readAnswer } from '@iac/github';
import { decodeTree } from './decode-tree.ts';
import { ask, commitQuestions, treeQuestions } from './queries.ts';

/** Objects of one query: few enough for GitHub's ten seconds, many enough for a level of an ordinary tree. */
const batch = 100;

const entries = z.nullable(z.array(z.object({ nameRaw: z.string(), mode: z.int(), oid })));
const tree = z.nullable(z.looseObject({ entries: z.optional(entries) }));
const commit = z.nullable(z.looseObject({ tree: z.optional(z.object({ oid, entries })) }));
const answer = z.object({ repository: z.record(z.string(), z.unknown()) });

/** The trees of a repository, each read once. */
export class TreeReader {
  readonly #github: GitHub;
  readonly #repository: Repository;
  readonly #known = new Map<Oid, readonly TreeEntry[]>();

  constructor(github: GitHub, repository: Repository) {
    this.#github = github;
    this.#repository = repository;
  }

  /** The root trees of `commits`, in one request with the trees of `folders` in each. Throws `commit-missing`. */
  async rootsOf(commits: readonly Oid[], folders: readonly string[]): Promise<ReadonlyMap<Oid, Oid>> {
    const roots = new Map<Oid, Oid>();
    const each = Math.max(1, Math.floor(batch / (folders.length + 1)));
    for (const some of slices([...new Set(commits)], each)) {
      const expressions = some.flatMap((sha) => folders.map((folder) => `${sha}:${folder}`));
      const found = await this.#ask([...commitQuestions(some), ...treeQuestions(expressions)]);
      expressions.forEach((_, index) => this.#keep(readAnswer(tree, found[`tree${index}`])?.entries, some[0]));
      some.forEach((sha, index) => {
        const root = readAnswer(commit, found[`commit${index}`])?.tree;
        if (root === undefined) throw commitMissing(sha);
        this.#keep(root.entries, sha);
        roots.set(sha, root.oid);
      });
    }
    return roots;
  }

  /** What is in each tree: one request for those that are not known yet, or one a hundred. Throws `tree-incomplete`. */
  async read(oids: readonly Oid[]): Promise<Trees> {
    for (const some of slices(
      oids.filter((each) => !this.#known.has(each)),
      batch,
    )) {
      const found = await this.#ask(treeQuestions(some));
      some.forEach((each, index) => {
        this.#keep(readAnswer(tree, found[`tree${index}`])?.entries, each);
        if (!this.#known.has(each)) throw treeIncomplete(each);
      });
    }
    return this.#known;
  }

  async #ask(questions: Parameters<typeof ask>[0]): Promise<Readonly<Record<string, unknown>>> {
    const { text, variables } = ask(questions);
    return readAnswer(answer, await this.#github.graphql(text, { ...this.#repository, ...variables })).repository;
  }

  /** By the oid that its entries make, so that an answer in part stands for nothing that anybody asks for. */
  #keep(raw: z.output<typeof entries> | undefined, like = ''): void {
    if (raw === null || raw === undefined) return;
    const decoded = decodeTree(raw, like);
    this.#known.set(decoded.oid, decoded.entries);
  }
}

function* slices<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

function commitMissing(sha: Oid): Error {
  return unknown('commit-missing', {
    problem: `GitHub does not have the commit ${sha}.`,
    remedy: 'Run the job again; if it stays so, push the branch again.',
  });
}

function treeIncomplete(sha: Oid): Error {
  return unknown('tree-incomplete', {
    problem: `GitHub did not tell all that is in the tree ${sha}.`,
    remedy: 'Run the job again. A tree that git itself calls broken (git fsck) is never told in full.',
  });
}
