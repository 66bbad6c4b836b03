// What the built bundle may do, and what it keeps to itself: roles that only read or only look ahead, the right account, secrets.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGround, type Ground, type Texts } from './deploy-cf/ground.ts';
import { environment, renamed, subscriber, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

/** The environment of a role that may do these actions and no others. */
function role(key: string, ...actions: readonly string[]): { readonly env: Texts } {
  ground.aws.identities.add(key, '123456789012');
  ground.aws.identities.allow(key, (action) => actions.includes(action));
  return { env: { AWS_ACCESS_KEY_ID: key } };
}

// As README.md lists them.
const reads = ['DescribeStacks', 'GetTemplate', 'ListExports'].map((name) => `cloudformation:${name}`);
const looksAhead = [
  'CreateChangeSet',
  'DescribeChangeSet',
  'ListChangeSets',
  'DeleteChangeSet',
  'DescribeEvents',
  'GetHookResult',
  'DeleteStack',
].map((name) => `cloudformation:${name}`);

const child = { 'cf/a-subscriber.yaml': subscriber(), 'cf/topic.yaml': topic() };

describe('a role that only reads', () => {
  it('is enough for a plan, which does not even try to write', async () => {
    await ground.write(child);
    const outcome = await ground.run({ mode: 'plan' }, role('LOCALREADONLYKEY0001', ...reads));
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'planned', reason: 'differs' } });
    expect(ground.writes()).toEqual([]);
  });

  it('cannot deploy: the permission that is missing is named, and where', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    const outcome = await ground.run({}, role('LOCALREADONLYKEY0001', ...reads));
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason: 'stacks-failed' } });
    expect(outcome.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('cloudformation:CreateChangeSet') }),
    );
  });
});

describe('a role that makes change sets and executes none', () => {
  it('is enough to look ahead, and leaves nothing behind', async () => {
    const { cloudformation } = ground.aws;
    cloudformation.put('biomage-old-staging', { template: topic('Old'), parameters: { Environment: 'staging' } });
    await ground.write({ ...child, 'cf/old.yaml': topic('Old', renamed) });
    const inputs = { mode: 'plan', 'change-sets': 'create' };
    const outcome = await ground.run(inputs, role('LOCALPLANKEY00000001', ...reads, ...looksAhead));
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'planned' } });
    expect(outcome.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
    expect(JSON.parse(outcome.outputs['plan'] ?? '')).toMatchObject({
      stacks: {
        'biomage-topic-staging': { action: 'create', by: 'change-set' },
        'biomage-old-staging': { action: 'update', by: 'change-set', changes: [{ replacement: 'True' }] },
      },
    });
    expect(cloudformation.stacks.map(({ identity }) => identity.name)).toEqual(['biomage-old-staging']);
    expect([...(cloudformation.stack('biomage-old-staging')?.changeSets.values() ?? [])]).toEqual([]);
  });

  it('is told in the summary, too, what it may not clear away', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    const mayNotDelete = looksAhead.filter((action) => !action.includes(':Delete'));
    const inputs = { mode: 'plan', 'change-sets': 'create' };
    const { conclusion, annotations, summary } = await ground.run(
      inputs,
      role('LOCALPLANKEY00000002', ...reads, ...mayNotDelete),
    );
    expect(conclusion).toBe('success');
    const left = expect.stringContaining('biomage-topic-staging: ');
    expect(annotations).toContainEqual(expect.objectContaining({ level: 'warning', message: left }));
    expect(summary).toContain('biomage-topic-staging: ');
  });
});

describe('the account', () => {
  const environments = (account: string) => `environments:\n  staging: {account: '${account}'}\n`;

  it('is held to what infra/environments.yaml says of the environment', async () => {
    await ground.write({ 'cf/topic.yaml': topic(), 'infra/environments.yaml': environments('999999999999') });
    const refused = await ground.run();
    expect(refused).toMatchObject({ conclusion: 'failure', outputs: { reason: 'foreign-account' } });
    expect(ground.writes()).toEqual([]);
    const allowed = await ground.run({ mode: 'plan', 'allowed-account-ids': '123456789012' });
    expect(allowed).toMatchObject({ conclusion: 'success', outputs: { outcome: 'planned' } });
  });

  it('is not asked about where it is the right one', async () => {
    await ground.write({ 'cf/topic.yaml': topic(), 'infra/environments.yaml': environments('123456789012') });
    expect(await ground.run()).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
  });
});

describe('a NoEcho value', () => {
  const secret = 'correct-horse-battery-staple';
  const template = `${environment}  Password: {Type: String, NoEcho: true, AllowedPattern: '[a-z-]+'}
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: !Sub biomage-password-\${Environment}
      SecretString: !Ref Password
`;

  it('is nowhere but in the request', async () => {
    await ground.write({ 'cf/password.yaml': template, 'parameters/staging.yaml': `Password: ${secret}\n` });
    const temp = await mkdtemp(join(tmpdir(), 'deploy-cf-temp-'));
    try {
      const parameters = 'parameters/{environment}.yaml';
      const plan = await ground.run({ parameters, mode: 'plan', 'change-sets': 'keep' }, { temp });
      const outcomes = [
        plan,
        await ground.run({ parameters, mode: 'execute', plan: plan.outputs['change-sets'] ?? '' }, { temp }),
        await ground.run({ parameters }, { temp }),
      ];
      expect(JSON.stringify(ground.aws.calls.map(({ input }) => input))).toContain(secret);
      for (const { conclusion, raw, summary, outputs, annotations } of outcomes) {
        const report = await readFile(outputs['report'] ?? '', 'utf8');
        const printed = raw.split('\n').filter((line) => !line.startsWith('::add-mask::'));
        expect([conclusion, report.includes('biomage-password-staging')]).toEqual(['success', true]);
        expect(JSON.stringify([printed, summary, outputs, annotations, report])).not.toContain(secret);
      }
    } finally {
      await rm(temp, { recursive: true, force: true });
    }
  });

  it('is not told when the template does not take it', async () => {
    await ground.write({ 'cf/password.yaml': template });
    const outcome = await ground.run(
      { parameters: 'Password: ${{ secrets.WORD }}' },
      { secrets: { WORD: 'FORTY-TWO' } },
    );
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'invalid-templates' } });
    expect(outcome.raw).not.toContain('FORTY-TWO');
  });
});
