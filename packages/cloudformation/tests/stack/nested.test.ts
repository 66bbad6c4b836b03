import { describe, expect, it } from '@jest/globals';
import { judgeOf } from '../../src/deploy/judge.ts';
import { packageNested } from '../../src/nested/package-nested.ts';
import { deployStack } from '../../src/stack/deploy.ts';
import { planStack } from '../../src/stack/plan.ts';
import type { StackRun } from '../../src/stack/outcome.ts';
import type { WantedStack } from '../../src/stack/stack.ts';
import { readTemplate } from '../../src/template/read-template.ts';
import { type Bench, withBench } from './bench.ts';

const parent = `Resources:
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: nested/data.yaml
`;
const data = (key: string, more = '') => `# The data.
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: ${key}, AttributeType: S}]
      KeySchema: [{AttributeName: ${key}, KeyType: HASH}]
${more}`;
const queue = (delay: number | string) =>
  `  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: ${delay}\n`;

/** The stack `api`, its nested template uploaded. */
function wanted({ aws }: Bench, nested: string): WantedStack {
  const read = (file: string, text: string) => {
    const { template, faults } = readTemplate(file, text);
    if (template === undefined) throw new Error(JSON.stringify(faults));
    return template;
  };
  const urlOf = (text: string) => {
    const url = `https://templates.s3.eu-west-1.amazonaws.com/${Buffer.from(text).toString('base64url')}`;
    aws.cloudformation.templateAt(url, text);
    return url;
  };
  const templates = new Map([['cf/nested/data.yaml', read('cf/nested/data.yaml', nested)]]);
  const template = packageNested(read('cf/api.yaml', parent), { templates, urlOf });
  return { name: 'api', template, source: { body: template.text }, parameters: [], capabilities: [] };
}

function runOf(bench: Bench, nested: string, approved: readonly string[] = []): StackRun {
  const one = wanted(bench, nested);
  const stack = { name: 'api', stackName: 'api', template: one.template, findings: [] };
  const folder = { environment: 'staging', stacks: [stack], pool: { values: new Map(), scoped: new Map() } };
  return bench.run(one, {}, { judge: judgeOf(folder, approved) });
}

async function deploy(bench: Bench, nested: string, approved: readonly string[] = []) {
  return deployStack(bench.port, runOf(bench, nested, approved), await bench.look());
}

describe('a stack with a nested one', () => {
  it('is left alone while its nested template is as it was', () =>
    withBench(async (bench) => {
      expect(await deploy(bench, data('id'))).toMatchObject({ kind: 'deployed', action: 'created' });
      bench.calls();
      const current = await bench.look();
      expect(bench.calls()).toHaveLength(2);
      const outcome = await deployStack(bench.port, runOf(bench, data('id')), current);
      expect(outcome).toMatchObject({ kind: 'unchanged', changeSetMade: false });
      expect(bench.calls()).toEqual([]);
    }));

  it('is planned with the changes inside it', () =>
    withBench(async (bench) => {
      await deploy(bench, data('id', queue(1)));
      const run = runOf(bench, data('id', queue(2)));
      const outcome = await planStack(bench.port, run, { current: await bench.look(), changeSets: 'create' });
      expect(outcome).toMatchObject({
        kind: 'planned',
        changes: [
          { action: 'Modify', logicalId: 'Child', replacement: 'False' },
          { action: 'Modify', logicalId: 'Queue', nested: ['Child'], replacement: 'False' },
        ],
      });
      expect(bench.aws.cloudformation.stack('api')?.changeSets.size).toBe(1);
    }));

  it('does not lose a table inside it, unless that is approved by its path', () =>
    withBench(async (bench) => {
      await deploy(bench, data('id'));
      bench.calls();
      const refused = await deploy(bench, data('key'), ['Table']);
      expect(refused).toMatchObject({
        kind: 'failed',
        error: {
          code: 'destructive-changes',
          remedy: expect.stringContaining('api/Child/Table'),
          faults: [{ at: { file: 'cf/nested/data.yaml', line: 3 } }],
        },
      });
      expect(bench.calls()).not.toContain('ExecuteChangeSet');
      expect(await deploy(bench, data('key'), ['api/Child/Table'])).toMatchObject({ kind: 'deployed' });
    }));

  it('fails with the cause in the nested file, told in events as it happens', () =>
    withBench(async (bench) => {
      await deploy(bench, data('id', queue(1)));
      bench.aws.cloudformation.fail({ logicalId: 'Queue', reason: 'The queue is full' });
      expect(await deploy(bench, data('id', queue(2)))).toMatchObject({
        kind: 'failed',
        cause: { nested: ['Child'], logicalId: 'Queue', reason: expect.stringContaining('The queue is full') },
        error: { faults: [{ at: { file: 'cf/nested/data.yaml', line: 9 } }] },
      });
      const told = bench.progress.flatMap((step) => (step.kind === 'event' ? [step.event] : []));
      expect(told).toContainEqual(expect.objectContaining({ logicalId: 'Queue', status: 'UPDATE_FAILED' }));
    }));

  it('says why its nested change set could not be made', () =>
    withBench(async (bench) => {
      await deploy(bench, data('id'));
      const outcome = await deploy(bench, data('id', `  Bad:\n    Type: AWS::SQS::Nothing\n`));
      expect(outcome).toMatchObject({
        kind: 'failed',
        cause: { nested: ['Child'], reason: expect.stringContaining('AWS::SQS::Nothing') },
        error: { code: 'change-set-failed', faults: [{ at: { file: 'cf/nested/data.yaml' } }] },
      });
    }));
});
