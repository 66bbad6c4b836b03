// The built bundle where something goes wrong: failures, lost races, bad inputs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
const messages = ({ annotations }: StepOutcome, level: string) =>
  annotations.filter((one) => one.level === level).map(({ message }) => message);

describe('several repositories', () => {
  it('take as many round trips as one', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `service-${String(index)}`);
    await run({ repositories: names.join('\n'), 'lifecycle-policy': 'keep-last=9' });
    expect(aws.ecr.repositories).toHaveLength(20);
    // All of a kind are asked before the first of the next kind.
    expect([...new Set(operations())]).toEqual(['DescribeRepositories', 'CreateRepository', 'PutLifecyclePolicy']);
    expect(operations().slice(0, 21)).toEqual(Array<string>(21).fill('DescribeRepositories'));
  });

  it('are each told of when one fails', async () => {
    aws.faults.add({
      kind: 'access-denied',
      when: ({ operation, input }) => operation === 'ecr:CreateRepository' && JSON.stringify(input).includes('"ui"'),
    });
    const outcome = await run({ repositories: 'api\nui' });
    expect(outcome).toMatchObject({
      conclusion: 'failure',
      outputs: { outcome: 'failed', reason: 'access-denied', created: 'true', drift: 'true' },
    });
    expect(messages(outcome, 'error')).toEqual([
      expect.stringMatching(/The permission ecr:CreateRepository on "ui" is missing.*Allow ecr:CreateRepository/),
    ]);
    expect(outcome.summary).toContain('| `api` | created |');
  });
});

describe('a lost race', () => {
  it('for a new repository is won by bringing it to what is asked', async () => {
    aws.faults.tap({
      before: ({ operation }) => {
        if (operation === 'ecr:CreateRepository') aws.ecr.put('api', { mutability: 'MUTABLE' });
      },
    });
    const { outputs } = await run({ repositories: 'api', 'image-tag-mutability': 'IMMUTABLE' });
    expect(outputs).toMatchObject({ outcome: 'changed', created: 'false' });
    expect(aws.ecr.repository('api')).toMatchObject({ mutability: 'IMMUTABLE' });
  });

  it("against one's own first attempt, whose answer was lost, is a creation", async () => {
    aws.faults.add({ kind: 'reset-after', when: ({ operation }) => operation === 'ecr:CreateRepository' });
    const { outputs } = await run({ repositories: 'api', 'lifecycle-policy': 'keep-last=5' });
    expect(outputs).toMatchObject({ outcome: 'created', 'repository-uri': expect.stringContaining('/api') });
    expect(aws.ecr.repository('api')?.lifecyclePolicy).toContain('imageCountMoreThan');
  });
});

describe('bad inputs', () => {
  it('are all reported at once, at their places, before any call', async () => {
    await writeFile(join(workspace, 'lifecycle.json'), '{\n  "rules": [,]\n}\n');
    const outcome = await run({ repositories: 'Api', 'scan-on-push': 'yes', 'lifecycle-policy': 'lifecycle.json' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason: 'invalid-input' } });
    expect(outcome.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining('"api" would do') },
      { level: 'error', message: 'scan-on-push: write true or false' },
      { level: 'error', message: expect.stringContaining('unexpected ,'), file: 'lifecycle.json', line: 2 },
    ]);
    expect(aws.calls).toEqual([]);
  });

  it.each<[string, Inputs, string]>([
    ['no region', { AWS_REGION: '', AWS_DEFAULT_REGION: '' }, 'region-missing'],
    ['a region that is none', { AWS_REGION: 'bad region' }, 'invalid-input'],
    ['an endpoint that is none', { AWS_ENDPOINT_URL: 'nonsense' }, 'invalid-input'],
    ['no credentials', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, 'credentials-missing'],
    ['unknown credentials', { AWS_ACCESS_KEY_ID: 'UNKNOWN' }, 'credentials-refused'],
    ['expired credentials', {}, 'credentials-expired'],
  ])('are told apart: %s', async (_, env, reason) => {
    if (reason === 'credentials-expired') aws.identities.expire(aws.env['AWS_ACCESS_KEY_ID'] ?? '');
    const outcome = await run({ repositories: 'api' }, { ...aws.env, ...env });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason } });
    expect(outcome.log).not.toContain('defect of the action');
  });
});
