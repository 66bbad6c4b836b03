// The built bundle as GitHub's runner starts it, against an AWS that answers at once.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { runStep, type StepOutcome } from '@iac/local/runner';

const folder = join(import.meta.dirname, '../../actions/ensure-ecr-repo');
let aws: Aws;
let workspace: string;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'ensure-ecr-repo-'));
});
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.close());
afterAll(() => rm(workspace, { recursive: true, force: true }));

type Inputs = Readonly<Record<string, string>>;
const run = (inputs: Inputs, env: Inputs = aws.env): Promise<StepOutcome> =>
  runStep({ folder, inputs, env, workspace });
const operations = () => aws.calls.map(({ operation }) => operation.replace('ecr:', ''));
const writes = () => aws.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation.replace('ecr:', ''));
const messages = ({ annotations }: StepOutcome, level: string) =>
  annotations.filter((one) => one.level === level).map(({ message }) => message);

const pullPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Sid: 'Pull', Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: 'ecr:BatchGetImage' },
});
const changeable = {
  'image-tag-mutability': 'IMMUTABLE_WITH_EXCLUSION',
  'mutability-exclusions': 'latest\ncache-*',
  'scan-on-push': 'true',
  'lifecycle-policy': 'keep-last=50,untagged-days=14',
  'repository-policy': pullPolicy,
  tags: 'team=platform',
};
const everything = { ...changeable, 'encryption-type': 'KMS', 'kms-key': 'alias/images' };

describe('a repository that is missing', () => {
  it("is made with the calling repository's name, immutable and scanned on push", async () => {
    const outcome = await runStep({
      folder,
      env: aws.env,
      workspace,
      github: { repository: 'acme/web', event: { repository: { name: 'web' } } },
    });
    expect(outcome).toMatchObject({
      conclusion: 'success',
      outputs: {
        outcome: 'created',
        reason: 'repository-created',
        'repository-uri': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web',
        'repository-arn': 'arn:aws:ecr:eu-west-1:123456789012:repository/web',
        registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
        created: 'true',
        changed: 'true',
        drift: 'false',
      },
    });
    expect(aws.ecr.repository('web')).toMatchObject({ mutability: 'IMMUTABLE', exclusions: [], scanOnPush: true });
    expect(outcome.summary).toContain('| `web` | created |');
  });

  it('is named after the calling repository on a schedule too, whose event does not name it', async () => {
    await runStep({ folder, env: aws.env, workspace, github: { repository: 'acme/nightly', event: {} } });
    expect(aws.ecr.repositories.map(({ name }) => name)).toEqual(['nightly']);
  });

  it('is made with all that is asked', async () => {
    expect((await run({ repositories: 'api', ...everything })).conclusion).toBe('success');
    expect(aws.ecr.repository('api')).toMatchObject({
      mutability: 'IMMUTABLE_WITH_EXCLUSION',
      exclusions: ['cache-*', 'latest'],
      encryption: { type: 'KMS' },
      tags: new Map([['team', 'platform']]),
      lifecyclePolicy: expect.stringContaining('imageCountMoreThan'),
      repositoryPolicy: expect.stringContaining('210987654321'),
    });
  });

  it('is only planned in plan mode', async () => {
    const { outputs, summary } = await run({ repositories: 'api', mode: 'plan', ...everything });
    expect(aws.ecr.repositories).toEqual([]);
    expect(outputs).toMatchObject({ outcome: 'planned', reason: 'steps-planned', created: 'true', drift: 'true' });
    expect(JSON.parse(outputs['plan'] ?? '')).toMatchObject([
      { kind: 'create-repository' },
      { kind: 'put-lifecycle-policy', from: null },
      { kind: 'set-repository-policy', from: null },
    ]);
    expect(summary).toContain('| `api` | would be created |');
  });
});

describe('a repository that exists', () => {
  it('costs one call when only its existence is asked, and so do twenty', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `service-${String(index)}`);
    for (const name of names) aws.ecr.put(name, { mutability: 'IMMUTABLE', scanOnPush: true });
    const { outputs, summary } = await run({ repositories: names.join('\n') });
    expect(operations()).toEqual(['DescribeRepositories']);
    expect(outputs).toMatchObject({ outcome: 'unchanged', reason: 'nothing-to-do', plan: '[]' });
    expect(summary).toContain('nothing to do (20 as wanted)');
  });

  it('is brought to what is asked, and a second run writes nothing', async () => {
    aws.ecr.put('api', {
      mutability: 'MUTABLE',
      tags: new Map([
        ['cost', 'a'],
        ['team', 'b'],
      ]),
    });
    const first = await run({ repositories: 'api', ...changeable });
    expect(first.outputs).toMatchObject({ outcome: 'changed', reason: 'settings-changed', created: 'false' });
    expect(writes().sort()).toEqual([
      'PutImageScanningConfiguration',
      'PutImageTagMutability',
      'PutLifecyclePolicy',
      'SetRepositoryPolicy',
      'TagResource',
    ]);
    expect(aws.ecr.repository('api')?.tags).toEqual(
      new Map([
        ['cost', 'a'],
        ['team', 'platform'],
      ]),
    );

    aws.forget();
    expect((await run({ repositories: 'api', ...changeable })).outputs).toMatchObject({
      outcome: 'unchanged',
      plan: '[]',
    });
    expect(writes()).toEqual([]);
  });

  it('is left alone where no input is set, and the difference is reported', async () => {
    aws.ecr.put('api', { mutability: 'MUTABLE', scanOnPush: false });
    const outcome = await run({ repositories: 'api' });
    expect(writes()).toEqual([]);
    expect(outcome.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false', drift: 'true' });
    expect(messages(outcome, 'notice')).toHaveLength(2);
    expect(outcome.summary).toContain('image-tag-mutability is MUTABLE, a new repository gets IMMUTABLE');
  });

  it('has a preview of its lifecycle policy in the plan', async () => {
    aws.ecr.put('api', { mutability: 'IMMUTABLE', scanOnPush: true });
    for (let image = 0; image < 5; image += 1) aws.ecr.push('api', { tags: [`v${String(image)}`] });
    const { summary } = await run({ repositories: 'api', mode: 'plan', 'lifecycle-policy': 'keep-last=2' });
    expect(summary).toContain('lifecycle-policy: new, would expire 3 images');
    expect(aws.ecr.repository('api')?.lifecyclePolicy).toBeUndefined();
  });

  it('is planned without a preview, and with a warning, where the role may not start one', async () => {
    aws.ecr.put('api', { mutability: 'IMMUTABLE', scanOnPush: true });
    aws.faults.add({ kind: 'access-denied', when: ({ operation }) => operation === 'ecr:StartLifecyclePolicyPreview' });
    const outcome = await run({ repositories: 'api', mode: 'plan', 'lifecycle-policy': 'keep-last=2' });
    expect(outcome.conclusion).toBe('success');
    expect(messages(outcome, 'warning')).toEqual([expect.stringContaining('ecr:StartLifecyclePolicyPreview')]);
  });

  it('is not made anew when its encryption differs: all such repositories are named, and nothing is written', async () => {
    aws.ecr.put('api');
    aws.ecr.put('ui');
    const outcome = await run({ repositories: 'new\napi\nui', 'encryption-type': 'KMS' });
    expect(outcome).toMatchObject({
      conclusion: 'failure',
      outputs: { outcome: 'failed', reason: 'encryption-differs' },
    });
    expect(messages(outcome, 'error')).toEqual([expect.stringContaining('"api"'), expect.stringContaining('"ui"')]);
    expect(writes()).toEqual([]);
  });
});

it('writes its whole report where the output says', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'runner-'));
  const { outputs } = await runStep({ folder, inputs: { repositories: 'api' }, env: aws.env, workspace, temp });
  expect(await readFile(outputs['report'] ?? '', 'utf8')).toContain('| `api` | created |');
  await rm(temp, { recursive: true });
});
