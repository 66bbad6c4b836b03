import { describe, expect, it } from '@jest/globals';
import { ruleset } from '../../src/ruleset/ruleset.ts';
import { branchRuleset, pushRuleset } from '../../src/ruleset/wanted.ts';
import { fakeGitHub, refusal, runOf } from '../fake-github.ts';
import { inputs, pullRequest } from '../occasion.ts';

const wanted = { check: 'Guard releases', actions: 15368, apps: [42], roots: ['releases'] };
const branch = { id: 1, ...branchRuleset(wanted) };
const push = { id: 2, ...pushRuleset(wanted) };
const workflow =
  'on: push\njobs:\n  guard:\n    name: Guard releases\n    runs-on: x\n    steps: [{ uses: ./actions/guard-releases }]\n';

interface World {
  readonly rulesets?: readonly { readonly id: number; readonly [key: string]: unknown }[];
  readonly visibility?: string;
}

async function said({ rulesets = [branch, push], visibility = 'private' }: World, trusted = 'app:releases\nuser:7') {
  const { github } = fakeGitHub({
    'GET /repos/{owner}/{repo}': () => ({ visibility }),
    'GET /repos/{owner}/{repo}/contents/{path}': () => ({
      encoding: 'base64',
      content: Buffer.from(workflow).toString('base64'),
    }),
    'GET /apps/{app_slug}': ({ app_slug }) => {
      const id = { 'github-actions': 15368, releases: 42 }[String(app_slug)];
      if (id === undefined) throw refusal('github-not-found');
      return { id };
    },
    'GET /repos/{owner}/{repo}/rulesets': () => rulesets,
    'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': ({ ruleset_id }) => rulesets.find(({ id }) => id === ruleset_id),
  });
  return ruleset(runOf(github, pullRequest(), inputs({ mode: 'ruleset', 'trusted-actors': trusted })));
}
const messages = async (world: World, trusted?: string) =>
  (await said(world, trusted)).annotations?.map(({ message }) => message) ?? [];
const { bypass_actors, ...unseen } = branch;

describe('mode: ruleset', () => {
  it('prints the rulesets where none requires the guard, ready for GitHub', async () => {
    const { outputs, summary, failure } = await said({ rulesets: [] });
    expect({ outcome: outputs.outcome, reason: outputs.reason, failure }).toEqual({
      outcome: 'passed',
      reason: 'ruleset-printed',
      failure: undefined,
    });
    const [first, second] = [...summary.matchAll(/```json\n(.*?)\n```/gs)].map(([, json = '']): unknown =>
      JSON.parse(json),
    );
    expect(first).toEqual(branchRuleset(wanted));
    expect(second).toEqual(pushRuleset(wanted));
    expect(bypass_actors).toEqual([{ actor_id: 42, actor_type: 'Integration', bypass_mode: 'always' }]);
  });

  it('prints no push ruleset for a public repository, which cannot have one', async () => {
    const { summary } = await said({ rulesets: [], visibility: 'public' });
    expect(summary).not.toContain('file_path_restriction');
  });

  it('says that the rulesets hold', async () => {
    expect((await said({})).outputs).toMatchObject({ outcome: 'passed', reason: 'ruleset-holds' });
  });

  it('finds the ruleset by what it requires, whatever its name', async () => {
    expect((await said({ rulesets: [{ ...branch, name: 'main' }] })).outputs.reason).toBe('ruleset-holds');
  });

  it('does not say that it holds where the token may not see who bypasses it', async () => {
    const { outputs, failure } = await said({ rulesets: [unseen] });
    expect(outputs).toMatchObject({ outcome: 'rejected', reason: 'ruleset-not-verifiable' });
    expect(failure).toContain('administration:read');
  });

  it('does not say that it holds where an App is not to be seen', async () => {
    expect(await messages({ rulesets: [branch] }, 'app:releases\napp:gone')).toEqual([
      expect.stringContaining('The App gone'),
    ]);
  });

  it.each([
    ['is not enforced', { ...branch, enforcement: 'evaluate' }, 'is not active, but evaluate'],
    [
      'is of another branch',
      { ...branch, conditions: { ref_name: { include: ['refs/heads/x'], exclude: [] } } },
      'but refs/heads/x',
    ],
    [
      'leaves the branch out',
      { ...branch, conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/main'] } } },
      'leaves out refs/heads/main',
    ],
    [
      'lets the branch be deleted',
      { ...branch, rules: branch.rules.filter(({ type }) => type !== 'deletion') },
      'lacks the rule deletion',
    ],
    [
      'lets administrators pass',
      { ...branch, bypass_actors: [...branch.bypass_actors, { actor_type: 'RepositoryRole', actor_id: 5 }] },
      'lets RepositoryRole 5 pass',
    ],
    ['stops the App', { ...branch, bypass_actors: [] }, 'does not let the App 42 pass'],
    [
      'takes the check from anybody',
      {
        ...branch,
        rules: [
          ...branch.rules.slice(0, 3),
          { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'Guard releases' }] } },
        ],
      },
      'from any source',
    ],
  ])('says that it differs where it %s', async (_, found, difference) => {
    expect((await said({ rulesets: [found] })).outputs).toMatchObject({
      outcome: 'rejected',
      reason: 'ruleset-differs',
    });
    expect(await messages({ rulesets: [found] })).toEqual([expect.stringContaining(difference)]);
  });

  it('says that a push ruleset leaves a folder open', async () => {
    const other = {
      ...push,
      rules: [{ type: 'file_path_restriction', parameters: { restricted_file_paths: ['other/**/*'] } }],
    };
    expect(await messages({ rulesets: [branch, other] })).toEqual([
      expect.stringContaining('does not restrict releases'),
    ]);
  });
});
