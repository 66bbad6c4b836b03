import { beforeEach, describe, expect, it } from '@jest/globals';
import { History, start } from './history.ts';

let git: History;
let first: string;
beforeEach(() => {
  git = new History();
  first = git.commit([], start);
});

describe('a large push', () => {
  const chain = (count: number) => {
    let tip = first;
    for (let number = 0; number < count; number++) tip = git.commit([tip], { 'src/code': `v${number}` });
    return tip;
  };

  it('takes a request for a hundred commits, and one for the trees of some', async () => {
    await git.push(first, chain(250));
    const asked = (kind: string) => git.calls.filter((each) => each === kind).length;
    expect({ compare: asked('compare'), graphql: asked('graphql') }).toEqual({ compare: 3, graphql: 13 });
  });

  it('of more than a thousand commits is not audited, and says so', async () => {
    await expect(git.push(first, chain(1_001))).rejects.toMatchObject({
      code: 'too-many-commits',
      problem: expect.stringContaining('1001 commits; more than 1000'),
    });
  });
});
