import { describe, expect, it } from '@jest/globals';
import type { Violation } from '../../src/contract.ts';
import { takeOut } from '../../src/report/take-out.ts';

const at = (path: string): Violation => ({ path, change: 'modified', mode: '100644', why: 'is a release' });
const from = { kind: 'restore', from: 'd'.repeat(40) } as const;
const branch = { headRef: 'topic', protect: ['releases'] };
const command =
  'git --literal-pathspecs restore --source=dddddddddddddddddddddddddddddddddddddddd --staged --worktree --';

describe('the commands', () => {
  it('restore the one path from the merge base', () => {
    expect(takeOut([at('releases/a.yaml')], from, branch)).toEqual({
      lines: [
        'git fetch origin',
        'git switch topic',
        'git pull --ff-only origin topic',
        `${command} releases/a.yaml`,
        "git commit -m 'Leave the releases to deployments'",
        'git push origin HEAD:refs/heads/topic',
      ],
      whole: false,
      more: false,
    });
  });

  it('name several paths a line each, and no path inside another one', () => {
    const { lines } = takeOut(['releases/b', 'releases/a.yaml/z', 'releases/a.yaml'].map(at), from, branch);
    expect(lines.slice(3, 6)).toEqual([`${command} \\`, '  releases/a.yaml \\', '  releases/b']);
  });

  it('restore the whole root where the paths are too many, and say so', () => {
    const many = Array.from({ length: 500 }, (_, index) => at(`releases/${index}.yaml`));
    const { lines, whole } = takeOut([...many, at('.sourceignore')], from, branch);
    expect(lines.slice(3, 6)).toEqual([`${command} \\`, '  .sourceignore \\', '  releases']);
    expect(whole).toBe(true);
  });

  it('hand no option to git where the name of the branch looks like one', () => {
    const { lines } = takeOut([at('releases/a.yaml')], from, { ...branch, headRef: '--upload-pack=touch' });
    expect(lines.slice(1, 3)).toEqual([
      'git switch --detach refs/remotes/origin/--upload-pack=touch',
      'git pull --ff-only origin refs/heads/--upload-pack=touch',
    ]);
  });

  it('are made in a moment of a hundred thousand folders that are not to be restored as one', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => at(`flux-system/${index}/sync.yaml`));
    const start = performance.now();
    expect(takeOut(many, from, branch)).toMatchObject({ more: true });
    // All with all would be ten thousand million comparisons.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('restore the whole root where a name is too long to be pasted', () => {
    const { lines } = takeOut([at(`releases/${'x'.repeat(30_000)}`)], from, branch);
    expect(lines[3]).toBe(`${command} releases`);
  });

  it('restore the root where a name is no UTF-8 and cannot be written down', () => {
    const { lines, whole } = takeOut([at('releases/staging/\ufffd.yaml')], from, branch);
    expect(lines[3]).toBe(`${command} releases`);
    expect(whole).toBe(true);
  });

  it('merge the base first, and restore from it, where the merge itself is what changes the releases', () => {
    const merge = { kind: 'merge', url: 'https://github.com/biomage/iac.git', branch: 'main' } as const;
    expect(takeOut([at('releases/a.yaml')], merge, branch).lines.slice(3, 6)).toEqual([
      'git fetch https://github.com/biomage/iac.git refs/heads/main',
      'git merge --no-ff --no-commit FETCH_HEAD',
      'git --literal-pathspecs restore --source=FETCH_HEAD --staged --worktree -- releases',
    ]);
  });

  it('name as many as there is room for where no folder holds them, and say so', () => {
    const { lines, more } = takeOut(
      Array.from({ length: 90 }, (_, index) => at(`top-${index}`)),
      from,
      branch,
    );
    expect(lines).toHaveLength(5 + 1 + 40);
    expect(more).toBe(true);
  });

  it('quote a hostile branch', () => {
    const { lines } = takeOut([at('releases/a')], from, { ...branch, headRef: "x';id;'" });
    expect(lines[1]).toBe("git switch $'x\\x27;id;\\x27'");
  });
});
