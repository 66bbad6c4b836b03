import type { GitHub, Repository } from '@iac/local/github';
import type { Call } from '@iac/local/wire';
import type { Bench } from '../benchmark.ts';
import { runNode, type NodeRun } from '../run-node.ts';
import { commitsGained } from './iac-repositories.ts';
import { releasesOf, type Crowd, type Release } from './releases.ts';
import type { Way } from './ways.ts';

/** One crowd's attempt to land its releases in one way. */
export interface Contest {
  /** Milliseconds from the first start to the last exit. */
  readonly wall: number;
  readonly asked: number;
  /** Releases that the branch holds afterwards. */
  readonly landed: number;
  /** HTTP requests that reached the server. */
  readonly requests: number;
  /** Pushes begun, whatever became of them. */
  readonly attempts: number;
  /** What the first one that failed said. */
  readonly complaint: string | undefined;
}

export interface Arena {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly way: Way;
}

/** All pushers start at once. The result is read from the repository, not believed from exit codes. */
export async function hold(
  arena: Arena,
  { crowd, round }: { crowd: Crowd; round: number },
  bench: Bench,
): Promise<Contest> {
  const { github, repository } = arena;
  const releases = releasesOf(crowd, round);
  const [callsBefore, gainedBefore] = [github.calls.length, await commitsGained(repository)];
  const push = pusher(arena, bench);
  const started = performance.now();
  const runs = (await Promise.all(releases.map(push))).flat();
  const wall = performance.now() - started;
  const calls = github.calls.slice(callsBefore);
  if (calls.some(({ outcome }) => outcome === 401))
    throw new Error('A request was sent without its token first: unfair.');

  const landed = await landedOf(repository, releases.flat());
  const gained = (await commitsGained(repository)) - gainedBefore;
  if (gained !== landed) throw new Error(`${landed} releases are there, but the branch gained ${gained} commits.`);
  return {
    wall,
    landed,
    asked: runs.length,
    requests: calls.length,
    attempts: pushesIn(calls),
    complaint: runs.find(({ code }) => code !== 0)?.output,
  };
}

function pusher({ github, repository, way }: Arena, { signal }: Bench) {
  const token = github.issueToken({
    login: 'deployer[bot]',
    kind: 'installation',
    repositories: [repository.fullName],
    permissions: { contents: 'write', metadata: 'read' },
  });
  const remote = { repository, serverUrl: github.serverUrl, token };
  return async (releases: readonly Release[]): Promise<NodeRun[]> => {
    const runs: NodeRun[] = [];
    for (const release of releases) runs.push(await runNode(way.program(release, remote), signal));
    return runs;
  };
}

/** git asks what the server can do before each push, ours does not. */
function pushesIn(calls: readonly Call[]): number {
  const count = (operation: string): number => calls.filter((call) => call.operation === operation).length;
  return Math.max(count('git:GET info/refs receive-pack'), count('git:receive-pack'));
}

async function landedOf(repository: Repository, releases: readonly Release[]): Promise<number> {
  let landed = 0;
  for (const { path, image } of releases) {
    const tag = image.slice(image.lastIndexOf(':') + 1);
    const text = await repository.read(path);
    if (text?.includes(tag) === true) landed += 1;
  }
  return landed;
}
