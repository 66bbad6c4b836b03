// examples/platform as its own workflow deploys it: what people copy has to work, and to keep our conventions.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { runStep, type StepOutcome } from '@iac/local/runner';
import { parse } from 'yaml';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const workspace = join(root, 'examples/platform');
const file = join(workspace, '.github/workflows/deploy.yaml');

const step = z.object({ uses: z.string().default(''), with: z.record(z.string(), z.coerce.string()).default({}) });
const workflow = z.object({ jobs: z.record(z.string(), z.object({ steps: z.array(step) })) });

async function inputsOf(job: string): Promise<Record<string, string>> {
  const { jobs } = workflow.parse(parse(await readFile(file, 'utf8')));
  const found = jobs[job]?.steps.find(({ uses }) => uses.startsWith('biomage/iac/actions/deploy-cf@'));
  if (found === undefined) throw new Error(`the job ${job} does not use deploy-cf`);
  return found.with;
}

let aws: Aws;
beforeEach(async () => {
  aws = await startAws();
  aws.eks.put('biomage-staging');
  aws.eks.put('biomage-production');
});
afterEach(() => aws.close());

const run = (inputs: Readonly<Record<string, string>>): Promise<StepOutcome> =>
  runStep({
    folder: join(root, 'actions/deploy-cf'),
    workspace,
    env: aws.env,
    inputs: { 'cfn-lint': 'off', conventions: 'error', ...inputs },
  });

describe('the example of a repository of templates', () => {
  it('pins every action to a commit and names its version', async () => {
    const uses = [...(await readFile(file, 'utf8')).matchAll(/uses: (.*)$/gm)].map(([, each = '']) => each);
    expect(uses.length).toBeGreaterThan(6);
    for (const each of uses) expect(each).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('deploys its table, then the role that imports it, with nothing to remark', async () => {
    const outcome = await run(await inputsOf('staging'));
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' }, annotations: [] });
    expect(aws.cloudformation.stacks.map(({ identity: { name } }) => name)).toEqual([
      'biomage-orders-table-staging',
      'biomage-irsa-orders-role-staging',
    ]);
  });

  it('keeps the change sets for production that its last job executes', async () => {
    const planned = await run({ ...(await inputsOf('plan-production')), templates: 'cf/orders-table.yaml' });
    const plan = planned.outputs['change-sets'] ?? '';
    const executed = await run({ ...(await inputsOf('production')), templates: 'cf/orders-table.yaml', plan });
    expect(executed).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(aws.cloudformation.stack('biomage-orders-table-production')?.state.status).toBe('CREATE_COMPLETE');
  });
});
