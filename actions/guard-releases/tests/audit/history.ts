import type { GitHub } from '@iac/github';
import type { Actor, Oid, PushOccasion } from '../../src/contract.ts';
import { audit } from '../../src/audit/audit.ts';
import { fakeGitHub, runOf } from '../fake-github.ts';
import { inputs } from '../occasion.ts';
import type { Files } from '../world/objects.ts';
import { World } from '../world/world.ts';

export const app: Actor = { id: 99, login: 'releases[bot]', type: 'Bot' };
const dev: Actor = { id: 7, login: 'dev', type: 'User' };
export const boss: Actor = { id: 1, login: 'boss', type: 'User' };

export const start: Files = {
  'src/code': 'code',
  'releases/README.md': 'documentation',
  'releases/staging/api.yaml': 'api 1',
  'releases/staging/ui.yaml': 'ui 1',
};

/** The message of push-helmrelease. */
export const releaseOf = (service: string, environment = 'staging', sandbox = 'default'): string =>
  `Release ${service} to ${environment}: 1\n\nWritten.\n\nService: ${service}\nEnvironment: ${environment}\nSandbox: ${sandbox}\n`;

interface Made {
  readonly parents: readonly Oid[];
  readonly files: Files;
  readonly message: string;
}

/** Commits with parents in memory, and pushes of them. */
export class History {
  readonly #world = new World();
  readonly #made = new Map<Oid, Made>();
  readonly calls: string[] = [];

  /** A commit that changes `files` of its first parent; undefined takes one away. */
  commit(parents: readonly Oid[], files: Readonly<Record<string, Files[string] | undefined>>, message = 'change'): Oid {
    const [first] = parents;
    const all = { ...(first === undefined ? {} : this.#made.get(first)?.files), ...files };
    const kept = Object.fromEntries(
      Object.entries(all).flatMap(([path, content]) => (content ? [[path, content]] : [])),
    );
    const oid = this.#world.commit(`commit ${this.#made.size}`, kept);
    this.#made.set(oid, { parents, files: kept, message });
    return oid;
  }

  /** The verdict on a push to main. */
  push(before: Oid | undefined, after: Oid | undefined, more: Partial<PushOccasion> & { trusted?: string } = {}) {
    const { trusted = 'app:releases\nuser:1', ...changes } = more;
    const occasion: PushOccasion = {
      kind: 'push',
      repository: { owner: 'biomage', name: 'iac' },
      ref: 'refs/heads/main',
      before,
      after,
      forced: false,
      sender: dev,
      ...changes,
    };
    return audit(runOf(this.#github(before), occasion, inputs({ 'trusted-actors': trusted })), occasion);
  }

  #github(main: Oid | undefined): GitHub {
    const { github } = fakeGitHub({
      'GET /repos/{owner}/{repo}': () => ({ default_branch: 'main' }),
      'GET /repos/{owner}/{repo}/branches/{branch}': () => ({ commit: { sha: main ?? [...this.#made.keys()][0] } }),
      'GET /repos/{owner}/{repo}/compare/{basehead}': ({ basehead, page, per_page }) => {
        this.calls.push('compare');
        return this.#compare(String(basehead), Number(page), Number(per_page));
      },
    });
    return {
      ...github,
      graphql: (query, variables) => {
        this.calls.push('graphql');
        return this.#world.graphql(query, variables);
      },
    };
  }

  #compare(basehead: string, page: number, size: number) {
    const [before = '', after = ''] = basehead.split('...');
    const had = this.#reach(before);
    const reached = this.#reach(after);
    const fresh = [...reached].filter((sha) => !had.has(sha)).toReversed();
    const behind = [...had].some((sha) => !reached.has(sha));
    return {
      status: behind ? (fresh.length > 0 ? 'diverged' : 'behind') : fresh.length > 0 ? 'ahead' : 'identical',
      total_commits: fresh.length,
      commits: fresh.slice((page - 1) * size, page * size).map((sha) => {
        const { parents = [], message = '' } = this.#made.get(sha) ?? {};
        return { sha, parents: parents.map((parent) => ({ sha: parent })), commit: { message } };
      }),
    };
  }

  #reach(from: Oid): Set<Oid> {
    const reached = new Set([from]);
    for (const sha of reached) for (const parent of this.#made.get(sha)?.parents ?? []) reached.add(parent);
    return reached;
  }
}
