// The built bundle against an AWS that others wrote. Where moto is not as AWS is, docs/real-parts.md says so.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '@iac/local/aws';
import { runStep } from '@iac/local/runner';
import { confirmedBy } from './confirmed-by.ts';
import { ask, questions } from './moto/questions.ts';
import { type Moto, startMoto } from './moto/start.ts';

const folder = join(import.meta.dirname, '../../actions/ensure-ecr-repo');
type Inputs = Readonly<Record<string, string>>;
const changeable = {
  'image-tag-mutability': 'IMMUTABLE_WITH_EXCLUSION',
  'mutability-exclusions': 'latest\ncache-*',
  'scan-on-push': 'true',
  'lifecycle-policy': 'keep-last=50,untagged-days=14',
  'repository-policy': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'Pull', Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: 'ecr:BatchGetImage' },
  }),
  tags: 'team=platform',
};

confirmedBy(['moto_server'], () => {
  let moto: Moto;
  let ecr: ECRClient;
  let workspace: string;
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'on-moto-'));
    moto = await startMoto();
    const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };
    ecr = new ECRClient({ endpoint: moto.url, region: 'eu-west-1', credentials });
  }, 300_000);
  afterAll(async () => {
    ecr.destroy();
    await moto.stop();
    await rm(workspace, { recursive: true });
  });

  const run = (repositories: string, inputs: Inputs = {}) =>
    runStep({ folder, workspace, env: moto.env, inputs: { repositories, ...inputs } });
  const described = async (name: string) =>
    (await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }))).repositories?.[0];
  const tagsOf = async (name: string) => {
    const resourceArn = (await described(name))?.repositoryArn;
    const { tags = [] } = await ecr.send(new ListTagsForResourceCommand({ resourceArn }));
    return Object.fromEntries(tags.map(({ Key = '', Value }) => [Key, Value]));
  };

  describe('ensure-ecr-repo', () => {
    it('makes a repository that is missing, immutable and scanned on push, and says its address', async () => {
      const { outputs } = await run('web');
      const repository = await described('web');
      expect(repository).toMatchObject({
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
      });
      expect(outputs).toMatchObject({
        outcome: 'created',
        'repository-uri': repository?.repositoryUri,
        'repository-arn': repository?.repositoryArn,
      });
    });

    it('writes nothing when it runs again', async () => {
      expect((await run('web')).outputs).toMatchObject({ outcome: 'unchanged', plan: '[]', drift: 'false' });
    });

    it('makes several repositories with all that is asked, changes the one that was there, and then has nothing to do', async () => {
      const names = 'team/one\nteam/two\nweb';
      const first = await run(names, changeable);
      expect(first.conclusion === 'success' ? '' : first.log).toBe('');
      expect(first.outputs).toMatchObject({ outcome: 'created' });
      for (const name of names.split('\n')) {
        expect(await described(name)).toMatchObject({
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilters: [{ filter: 'cache-*' }, { filter: 'latest' }],
        });
        expect(await tagsOf(name)).toEqual({ team: 'platform' });
      }
      expect((await run(names, changeable)).outputs).toMatchObject({ outcome: 'unchanged', plan: '[]' });
    });

    it('makes a repository with the encryption that is asked, and refuses it where another is there', async () => {
      expect((await run('encrypted', { 'encryption-type': 'KMS' })).outputs).toMatchObject({ outcome: 'created' });
      expect(await described('encrypted')).toMatchObject({ encryptionConfiguration: { encryptionType: 'KMS' } });
      expect((await run('encrypted', { 'encryption-type': 'AES256' })).outputs).toMatchObject({
        outcome: 'failed',
        reason: 'encryption-differs',
      });
    });

    it('brings an old repository to what is asked, keeps its other tags, and then has nothing to do', async () => {
      const made = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'old' }));
      const resourceArn = made.repository?.repositoryArn;
      await ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: 'cost', Value: 'a' }] }));

      const first = await run('old', changeable);
      expect(first.conclusion === 'success' ? '' : first.log).toBe('');
      expect(first.outputs).toMatchObject({ outcome: 'changed', created: 'false' });
      expect(await described('old')).toMatchObject({ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' });
      expect(await tagsOf('old')).toEqual({ cost: 'a', team: 'platform' });
      const { lifecyclePolicyText } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'old' }));
      expect(lifecyclePolicyText).toContain('imageCountMoreThan');
      const { policyText } = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName: 'old' }));
      expect(policyText).toContain('210987654321');

      const second = await run('old', changeable);
      expect(second.outputs).toMatchObject({ outcome: 'unchanged', plan: '[]' });
    });

    it('plans without writing', async () => {
      const { outputs } = await run('planned', { mode: 'plan', ...changeable });
      expect(outputs).toMatchObject({ outcome: 'planned', created: 'true' });
      await expect(described('planned')).rejects.toThrow('does not exist');
    });

    it('plans with a warning in place of the preview, which moto does not have', async () => {
      const { conclusion, outputs, annotations } = await run('encrypted', { mode: 'plan', ...changeable });
      expect({ conclusion, outcome: outputs['outcome'] }).toEqual({ conclusion: 'success', outcome: 'planned' });
      expect(annotations).toMatchObject([
        { level: 'warning', message: expect.stringContaining('No preview of the lifecycle policy') },
      ]);
    });
  });

  describe('moto answers as our stand-in does', () => {
    let aws: Aws;
    beforeAll(async () => {
      aws = await startAws();
    });
    afterAll(() => aws.close());

    for (const [index, question] of questions.entries()) {
      const { operation, differs } = question;
      const number = `question ${String(index + 1)}, ${operation}`;
      it(differs === undefined ? `to ${number}` : `but not to ${number}: ${differs}`, async () => {
        const [ours, motos] = [await ask(aws.url, question), await ask(moto.url, question)];
        if (differs === undefined) expect(motos).toEqual(ours);
        else expect(motos).not.toEqual(ours);
      });
    }
  });
});
