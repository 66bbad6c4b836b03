// The plan as reviewers read it: one comment an environment on the pull request, kept up to date by the built bundle.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type PullRequest, type Repository } from '@iac/local/github';
import type { StepOutcome } from '@iac/local/runner';
import { openGround, type Ground, type Texts } from './deploy-cf/ground.ts';
import { renamed, topic } from './deploy-cf/templates.ts';

let ground: Ground;
let github: GitHub;
let iac: Repository;
let pull: PullRequest;

beforeEach(async () => {
  [ground, github] = await Promise.all([openGround(), startGitHub()]);
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'README.md': '# iac\n' }, message: 'Start' });
  await iac.branch('change', await iac.head());
  await iac.commit({ branch: 'change', files: { 'cf/topic.yaml': topic() }, message: 'Change' });
  pull = await iac.pulls.open({ head: 'change', base: 'main' });
});
afterEach(async () => {
  await Promise.all([ground.close(), github.close()]);
});

type Access = 'read' | 'write';
function plan(inputs: Texts = {}, access: Access = 'write'): Promise<StepOutcome> {
  const token = github.issueToken({
    login: 'github-actions[bot]',
    kind: 'actions',
    repositories: ['acme/iac'],
    permissions: { contents: 'read', pull_requests: access },
  });
  const event = iac.events.last('pull_request', 'opened').payload;
  const job = { token, repository: 'acme/iac', event, server_url: github.serverUrl, workflow: 'Deploy CF' };
  return ground.run({ mode: 'plan', comment: 'true', ...inputs }, { github: job });
}
const bodies = () => pull.comments.map(({ body }) => body);

describe('the comment of a plan', () => {
  it('is made, and brought up to date in its place when the plan is another one', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    const first = await plan();
    expect(bodies()).toEqual([expect.stringContaining('CloudFormation plan for staging: 1 stack: 1 would be created')]);
    expect(first.outputs['comment-url']).toBe(
      `${github.serverUrl}/acme/iac/pull/${pull.number}#issuecomment-${pull.comments[0]?.id ?? 0}`,
    );
    ground.aws.cloudformation.put('biomage-topic-staging', {
      template: topic(),
      parameters: { Environment: 'staging' },
    });
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const second = await plan();
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url']);
    expect(bodies()).toEqual([expect.stringMatching(/1 would be updated[^]*\| updates \| `Topic`/)]);
  });

  it('is one for each environment', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    await plan();
    await plan({ environment: 'production' });
    await plan();
    expect(bodies()).toEqual([
      expect.stringContaining('CloudFormation plan for staging:'),
      expect.stringContaining('CloudFormation plan for production:'),
    ]);
  });

  it('leaves the plan a success where it cannot be written, with a warning that says what is missing', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    const outcome = await plan({}, 'read');
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'planned', 'comment-url': '' } });
    expect(outcome.annotations).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringMatching(/There is no comment: .*permission/i),
      }),
    );
    expect(bodies()).toEqual([]);
  });

  it('says that templates are invalid in place of the plan that was there', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    await plan();
    await ground.write({ 'cf/topic.yaml': topic().replace('!Ref Topic', '!Ref Nothing') });
    const outcome = await plan();
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'invalid-templates' } });
    expect(bodies()).toEqual([expect.stringMatching(/plan for staging failed[^]*cf\/topic\.yaml:\d+[^]*Nothing/)]);
    await ground.write({ 'cf/topic.yaml': topic() });
    await plan();
    expect(bodies()).toEqual([expect.stringContaining('1 stack: 1 would be created')]);
  });

  it('says that the credentials are of another account', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    const outcome = await plan({ 'allowed-account-ids': '999999999999' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'foreign-account' } });
    expect(bodies()).toEqual([expect.stringContaining('The credentials are of account 123456789012')]);
  });

  it('that cannot be written leaves a failure what it is', async () => {
    await ground.write({ 'cf/topic.yaml': topic().replace('!Ref Topic', '!Ref Nothing') });
    const outcome = await plan({}, 'read');
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'invalid-templates' } });
    expect(outcome.log).toContain('There is no comment: ');
  });
});
