import { createHash } from 'node:crypto';
import type { Verdict } from '../../src/contract.ts';
import { failClosed } from '../../src/fail-closed.ts';
import { judgePullRequest } from '../../src/judge.ts';
import { runOf } from '../fake-github.ts';
import { pullRequest } from '../occasion.ts';
import { World } from '../world/world.ts';
import type { Asked, Told } from './oracle.ts';
import type { storedObjects } from './stored.ts';

/** The guard's verdict, over the objects of the repository; merge base and merge are git's, as on GitHub they are GitHub's. */
export function askGuard({ tip, head }: Asked, told: Told, stored: ReturnType<typeof storedObjects>): Promise<Verdict> {
  const world = new World(stored);
  const merge = createHash('sha1').update(`merge of ${tip} and ${head}`).digest('hex');
  if (told.merged !== undefined) world.commits.set(merge, told.merged);
  world.branches.set('main', tip);
  world.mergeBases.set(`${tip}...${head}`, told.mergeBase);
  world.pulls.set(12, {
    head,
    base: 'main',
    mergeable: told.merged === undefined ? 'CONFLICTING' : 'MERGEABLE',
    merge: told.merged === undefined ? undefined : { oid: merge, parents: [tip, head] },
  });
  const occasion = pullRequest({ pins: { head, base: tip } });
  return failClosed(() => judgePullRequest(runOf(world, occasion), occasion));
}
