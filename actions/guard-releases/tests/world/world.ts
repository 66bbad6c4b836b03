import { createHash } from 'node:crypto';
import type { GitHub } from '@iac/github';
import type { Oid } from '../../src/contract.ts';
import { unknown } from '../../src/errors.ts';
import { Objects, type Files } from './objects.ts';

/** A pull request as GitHub would tell it. */
export interface WorldPull {
  head: Oid;
  base: string;
  state?: 'OPEN' | 'CLOSED' | 'MERGED';
  mergeable?: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  merge?: { readonly oid: Oid; readonly parents: readonly Oid[]; readonly madeAt?: string } | undefined;
  retargetedAt?: string;
}

/** A repository behind the port, in memory: it answers the guard's own questions and counts them. */
export class World implements GitHub {
  readonly objects: Objects;
  /** Root tree of each commit. */
  readonly commits: Map<Oid, Oid>;
  readonly branches = new Map<string, Oid>();
  readonly pulls = new Map<number, WorldPull>();
  /** `base...head`. */
  readonly mergeBases = new Map<string, Oid>();
  readonly asked: string[] = [];
  /** Called before each answer, with how many there were. */
  before: (count: number) => void = () => undefined;
  /** How many open pull requests a page has. */
  page = 100;

  /** Empty, or over the objects of a repository. */
  constructor({ trees, commits }: { readonly trees?: Objects['trees']; readonly commits?: Map<Oid, Oid> } = {}) {
    this.objects = new Objects(trees);
    this.commits = commits ?? new Map<Oid, Oid>();
  }

  /** A commit of these files; its name is made up, and the same for the same label. */
  commit(label: string, files: Files): Oid {
    const oid = createHash('sha1').update(label).digest('hex');
    this.commits.set(oid, this.objects.tree(files));
    return oid;
  }

  graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const fields = [...query.matchAll(/^\s*(pull|open|commit|tree)(\d*): (.*)$/gm)];
    this.#count(fields.map(([, kind]) => kind).join(' '));
    const entries = fields.map(([, kind = '', index = '', rest = '']): [string, unknown] => {
      return [`${kind}${index}`, this.#field(kind, { index, rest, variables })];
    });
    return Promise.resolve({ repository: Object.fromEntries(entries) });
  }

  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    this.#count(route);
    const tip = this.branches.get(String(parameters['branch']));
    if (tip !== undefined) return Promise.resolve({ commit: { sha: tip } });
    const basehead = String(parameters['basehead']);
    const base = this.mergeBases.get(basehead);
    if (base === undefined)
      return Promise.reject(unknown('github-not-found', { problem: `no ${basehead}`, remedy: 'Mend it.' }));
    const [from = ''] = basehead.split('...');
    return Promise.resolve({ base_commit: { sha: from }, merge_base_commit: { sha: base } });
  }

  #count(what: string): void {
    this.before(this.asked.length);
    this.asked.push(what);
  }

  #field(kind: string, { index, rest, variables }: Field): unknown {
    const given = variables[kind === 'commit' ? `oid${index}` : kind === 'open' ? 'after' : `${kind}${index}`];
    switch (kind) {
      case 'commit':
        return this.#commit(String(given));
      case 'tree':
        return this.#tree(this.#resolve(String(given)));
      case 'open':
        return this.#open(Number(given ?? 0));
      default:
        return index === '' ? this.#timeline(rest) : this.#pull(Number(index));
    }
  }

  #commit(oid: Oid): unknown {
    const root = this.commits.get(oid);
    return root === undefined
      ? null
      : { __typename: 'Commit', tree: { oid: root, entries: this.objects.trees.get(root) ?? null } };
  }

  #tree(oid: Oid | undefined): unknown {
    const entries = oid === undefined ? undefined : this.objects.trees.get(oid);
    return entries === undefined ? null : { __typename: 'Tree', entries };
  }

  /** `<oid of a tree>`, or `<commit>:<folder>`. */
  #resolve(expression: string): Oid | undefined {
    const [start = '', path] = expression.split(':');
    if (path === undefined) return start;
    return path.split('/').reduce((tree: Oid | undefined, name) => {
      const entries = tree === undefined ? [] : (this.objects.trees.get(tree) ?? []);
      return entries.find(({ nameRaw, mode }) => mode === 0o040000 && nameRaw === btoa(name))?.oid;
    }, this.commits.get(start));
  }

  #open(after: number): unknown {
    const all = [...this.pulls].filter(([, { state = 'OPEN' }]) => state === 'OPEN');
    const nodes = all.slice(after, after + this.page).map(([number, { head }]) => ({ number, headRefOid: head }));
    const next = after + this.page;
    return { nodes, pageInfo: { hasNextPage: next < all.length, endCursor: String(next) } };
  }

  #pull(number: number): unknown {
    const pull = this.pulls.get(number);
    if (pull === undefined) return null;
    const tip = this.branches.get(pull.base);
    const { merge } = pull;
    return {
      number,
      state: pull.state ?? 'OPEN',
      baseRefName: pull.base,
      headRefOid: pull.head,
      mergeable: pull.mergeable ?? 'MERGEABLE',
      baseRef: tip === undefined ? null : { target: { oid: tip } },
      potentialMergeCommit:
        merge === undefined
          ? null
          : {
              oid: merge.oid,
              committedDate: merge.madeAt ?? '2026-01-02T00:00:00Z',
              parents: { nodes: merge.parents.map((oid) => ({ oid })) },
            },
    };
  }

  #timeline(rest: string): unknown {
    const number = Number(/number: (\d+)/.exec(rest)?.[1]);
    const createdAt = this.pulls.get(number)?.retargetedAt;
    return { timelineItems: { nodes: createdAt === undefined ? [] : [{ createdAt }] } };
  }
}

interface Field {
  readonly index: string;
  readonly rest: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
