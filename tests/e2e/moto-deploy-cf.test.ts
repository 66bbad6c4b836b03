// deploy-cf's built bundle against a CloudFormation that others wrote. What moto does otherwise: docs/real-parts.md.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { confirmedBy } from './confirmed-by.ts';
import { type Clients, clientsOf, deploy, made, place, prepare, states } from './moto/folder.ts';
import { type Moto, startMoto } from './moto/start.ts';

const ours = join(import.meta.dirname, '../../cf');
const corpus = join(import.meta.dirname, '../../../shared/corpus/cf');
const here = existsSync(corpus);

/** What becomes of each stack: as named, or `otherwise`. */
const expected = (
  results: Readonly<Record<string, string>>,
  otherwise: string,
  named: Readonly<Record<string, string>>,
) => Object.fromEntries(Object.keys(results).map((name) => [name, named[name] ?? otherwise]));

confirmedBy(['moto_server'], () => {
  let temp: string;
  beforeAll(async () => {
    temp = await mkdtemp(join(tmpdir(), 'cf-on-moto-'));
  });
  afterAll(() => rm(temp, { recursive: true }));

  const on = async (mended: boolean) => {
    const moto = await startMoto({ mended });
    const clients = clientsOf(moto);
    await prepare(clients);
    return { moto, clients };
  };
  const placed = async (templates: Parameters<typeof place>[1]) => {
    const workspace = await mkdtemp(join(temp, 'workspace-'));
    await place(workspace, templates);
    return workspace;
  };

  describe('deploy-cf, on moto as it is,', () => {
    let moto: Moto;
    let clients: Clients;
    let workspace: string;
    beforeAll(async () => {
      ({ moto, clients } = await on(false));
      workspace = await placed({ kms: await readFile(join(ours, 'kms.yaml'), 'utf8') });
    }, 300_000);
    afterAll(() => moto.stop());

    it('plans a new stack without making anything', async () => {
      const { outputs, results } = await deploy(moto, workspace, { mode: 'plan' });
      expect(outputs).toMatchObject({ outcome: 'planned', reason: 'differs' });
      expect(results).toEqual({ kms: 'would be created' });
      expect(await states(clients)).toEqual(['eksctl-biomage-staging-cluster CREATE_COMPLETE']);
    });

    it('creates a stack, and skips it the second time', async () => {
      const first = await deploy(moto, workspace);
      expect(first.conclusion === 'success' ? '' : first.log).toBe('');
      expect(first.results).toEqual({ kms: 'created' });
      expect(await states(clients)).toContain('biomage-kms-staging CREATE_COMPLETE');
      const second = await deploy(moto, workspace);
      expect(second.outputs).toMatchObject({ outcome: 'unchanged', reason: 'up-to-date' });
    }, 300_000);

    it('deploys a change alone, and leaves nothing behind of a plan that makes change sets', async () => {
      const file = join(workspace, 'cf/kms.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, `${text}  KeyAgain: { Value: !Ref DataKey }\n`);
      const before = await states(clients);
      const planned = await deploy(moto, workspace, { mode: 'plan', 'change-sets': 'create' });
      expect(planned.results).toEqual({ kms: 'would be updated' });
      expect(await states(clients)).toEqual(before);
      expect((await deploy(moto, workspace)).results).toEqual({ kms: 'updated' });
      expect((await deploy(moto, workspace)).results).toEqual({ kms: 'unchanged' });
    }, 300_000);

    it('refuses an import that nobody exports before it makes anything', async () => {
      const before = await states(clients);
      const { outputs } = await deploy(moto, await placed({ reader }));
      expect(outputs).toMatchObject({ outcome: 'failed', reason: 'missing-export' });
      expect(await states(clients)).toEqual(before);
    });

    it('says why a stack fails, on its template, and does not begin what imports from it', async () => {
      const failed = await deploy(moto, await placed({ broken, reader }));
      expect(failed.outputs).toMatchObject({ outcome: 'failed', reason: 'stacks-failed' });
      expect(failed.results).toEqual({ broken: 'failed', reader: 'skipped' });
      expect(failed.annotations).toMatchObject([
        { level: 'error', file: 'cf/broken.yaml', message: expect.stringContaining('MalformedPolicyDocument') },
      ]);
    }, 300_000);
  });

  describe('deploy-cf, on moto with change sets that are whole,', () => {
    let moto: Moto;
    let clients: Clients;
    beforeEach(async () => {
      ({ moto, clients } = await on(true));
    }, 300_000);
    afterEach(() => moto.stop());

    it('deploys cf/ as far as moto knows its types, and only that is not skipped the second time', async () => {
      const workspace = await placed(ours);
      const first = await deploy(moto, workspace);
      const unknown = { cognito: 'failed', valkey: 'failed' };
      const waiting = Object.fromEntries(['cognito-clients', ...readers].map((name) => [name, 'skipped']));
      expect(first.results).toEqual(expected(first.results, 'created', { ...unknown, ...waiting }));
      expect(Object.keys(first.results)).toHaveLength(12);
      expect(await made(clients)).toEqual(['dynamodb', 'irsa-pipeline-role', 'kms', 's3', 'sns', 'sqs']);
      const second = await deploy(moto, workspace);
      expect(second.results).toEqual(expected(first.results, 'unchanged', { ...unknown, ...waiting }));
    }, 480_000);

    const real = 'deploys 20 templates of a real team as far as moto knows their types';
    (here ? it : it.skip)(
      here ? real : `${real} (not here: ../shared/corpus, beside the checkout)`,
      async () => {
        const workspace = await placed(corpus);
        const inputs = { parameters: JSON.stringify(pool), conventions: 'report', templates };
        const first = await deploy(moto, workspace, inputs);
        expect(Object.keys(first.results).length === 20 ? '' : first.log).toBe('');
        expect(first.results).toEqual(expected(first.results, 'created', notOnMoto));
        const second = await deploy(moto, workspace, inputs);
        const again = expected(first.results, 'unchanged', notOnMoto);
        // With its log: so many stacks at once are much for a moto on a busy machine.
        expect(isDeepStrictEqual(second.results, again) ? '' : second.log).toBe('');
      },
      480_000,
    );
  });
});

const readers = ['irsa-api-role', 'irsa-ui-role', 'irsa-worker-role'];

/** moto has no UserPool, no ElastiCache and no EmailIdentity for CloudFormation; two import from the first. */
const notOnMoto = {
  'cognito-case-insensitive': 'failed',
  redis: 'failed',
  ses: 'failed',
  'programmatic-interface-client': 'skipped',
  userpoolclient: 'skipped',
};

/** All but four of which moto cannot read the properties: status 500, and when it is asked again all is said to be there. */
const templates = 'cf/*.yaml\n!cf/batch*.yaml\n!cf/rds.yaml\n!cf/rds-agent.yaml';

const pool = {
  ReplyEmail: 'arn:aws:ses:eu-west-1:123456789012:identity/no-reply@example.com',
  UserPoolDomainName: 'auth.example.com',
  ExternalID: '123456',
  DomainName: 'staging.example.com',
  PrimaryDomainName: 'example.com',
};

const environment = `Parameters:
  Environment: { Type: String, AllowedValues: [development, staging, production] }
`;
const broken = `${environment}Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Perhaps, Action: 's3:GetObject', Resource: '*' }] }
Outputs:
  Arn: { Value: !Ref Policy, Export: { Name: !Sub 'BrokenArn-\${Environment}' } }
`;
const reader = `${environment}Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !ImportValue { 'Fn::Sub': 'BrokenArn-\${Environment}' }
`;
