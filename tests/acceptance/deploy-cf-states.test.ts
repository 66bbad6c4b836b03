// The built bundle before stacks in every state that CloudFormation has a name for.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '@iac/local/aws';
import { runStep, startStep, type StepOutcome } from '@iac/local/runner';
import { type Row, type Status, table, underWay } from './deploy-cf-states/table.ts';

const folder = join(import.meta.dirname, '../../actions/deploy-cf');
let aws: Aws;
let workspace: string;

beforeEach(async () => {
  aws = await startAws();
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-states-'));
});
afterEach(async () => {
  await aws.close();
  await rm(workspace, { recursive: true, force: true });
});

const queue = (seconds: number) => `Parameters:
  Environment:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: ${String(seconds)}
`;
const nameOf = (status: Status) => status.toLowerCase().replaceAll('_', '-');
const stackOf = (status: Status) => `biomage-${nameOf(status)}-staging`;
const writes = () => aws.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation);
const messages = ({ annotations }: StepOutcome) =>
  annotations.filter(({ level }) => level === 'error').map(({ message, file }) => `${file ?? ''}: ${message}`);

function run(inputs: Readonly<Record<string, string>> = {}): Promise<StepOutcome> {
  return runStep({
    folder,
    inputs: { environment: 'staging', 'cfn-lint': 'off', 'max-parallel': '30', ...inputs },
    env: aws.env,
    workspace,
  });
}

async function write(names: readonly string[], seconds = 2): Promise<void> {
  await mkdir(join(workspace, 'cf'), { recursive: true });
  for (const name of names) await writeFile(join(workspace, 'cf', `${name}.yaml`), queue(seconds));
}

/** A stack in each of these states, of another template than the one that is wanted unless `seconds` is 2. */
async function seed(
  some: readonly Row[],
  { seconds = 1, terminationProtection = false }: { seconds?: number; terminationProtection?: boolean } = {},
): Promise<void> {
  for (const { status } of some)
    aws.cloudformation.put(stackOf(status), {
      status,
      terminationProtection,
      ...(status !== 'REVIEW_IN_PROGRESS' && { template: queue(seconds), parameters: { Environment: 'staging' } }),
    });
  await write(some.map(({ status }) => nameOf(status)));
}

/** What is under way ends a moment after the first look. */
function letEnd(some: readonly Row[]): void {
  let looked = false;
  aws.faults.tap({
    after({ operation }) {
      if (looked || operation !== 'cloudformation:DescribeStacks') return;
      looked = true;
      for (const { status, end } of some)
        if (end !== undefined) aws.cloudformation.later(50, stackOf(status), { status: end });
    },
  });
}

const results = ({ outputs }: StepOutcome): unknown => JSON.parse(outputs['stacks'] ?? '{}');

function expected(column: 'plan' | 'fail' | 'goOn'): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    table.map((row) => [stackOf(row.status), expect.objectContaining({ result: row[column] })]),
  );
}

describe('stacks in every state', () => {
  it('are planned without a call that writes', async () => {
    await seed(table);
    const outcome = await run({ mode: 'plan' });
    expect(results(outcome)).toEqual(expected('plan'));
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'stacks-failed' } });
    expect(writes()).toEqual([]);
  });

  it('are left alone where an operation is under way or the creation has failed, by policy', async () => {
    await seed(table);
    const outcome = await run({ 'on-busy': 'fail', 'on-rollback-complete': 'fail' });
    expect(results(outcome)).toEqual(expected('fail'));
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'stacks-failed' } });
    expect(writes()).not.toContain('cloudformation:DeleteStack');
    for (const { status, fail } of table)
      if (fail === 'failed') {
        expect(aws.cloudformation.stack(stackOf(status))?.state.status).toBe(status);
        expect(outcome.summary).toContain(`cf/${nameOf(status)}.yaml`);
      }
    expect(outcome.summary).toContain('is UPDATE&#95;IN&#95;PROGRESS: another operation is under way');
    expect(outcome.summary).toContain('Delete it, or set on-rollback-complete to recreate');
  });

  it('are waited for and created again, by policy', async () => {
    await seed(table);
    letEnd(table);
    const outcome = await run({ 'on-rollback-complete': 'recreate' });
    expect(results(outcome)).toEqual(expected('goOn'));
    expect(messages(outcome)).toEqual([
      expect.stringMatching(/^cf\/delete-failed.yaml: .*is DELETE_FAILED.*Somebody wants it gone/),
      expect.stringMatching(/^cf\/import-rollback-failed.yaml: .*is IMPORT_ROLLBACK_FAILED.*No update can lead out/),
    ]);
  });

  it('are green where all goes well, and a second run finds nothing to do', async () => {
    const some = table.filter(({ goOn, status }) => goOn === 'updated' && status !== 'UPDATE_FAILED');
    await seed(some);
    letEnd(some);
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed', reason: 'differed' } });
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', reason: 'up-to-date' } });
  });

  it('are never deleted under termination protection', async () => {
    const some = table.filter(({ goOn, end }) => goOn === 'created' && end === undefined);
    await seed(some, { terminationProtection: true });
    const outcome = await run({ 'on-rollback-complete': 'recreate' });
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(writes()).not.toContain('cloudformation:DeleteStack');
    expect(messages(outcome)).toHaveLength(3);
    expect(messages(outcome)[0]).toMatch(/must be deleted to go on, but its termination protection is on/);
  });
});

describe('a stack', () => {
  it('whose rollback has failed is rolled back to its end, then updated', async () => {
    const stack = stackOf('UPDATE_ROLLBACK_FAILED');
    await seed([]);
    await write(['update-rollback-failed'], 1);
    await run();
    aws.cloudformation.fail({ stack, logicalId: 'Queue', reason: 'no', on: 'update' });
    aws.cloudformation.fail({ stack, logicalId: 'Queue', reason: 'no way back', on: 'rollback' });
    await write(['update-rollback-failed'], 3);
    const bad = await run();
    expect(bad).toMatchObject({ exitCode: 1, outputs: { reason: 'stacks-failed' } });
    expect(messages(bad)).toEqual([expect.stringMatching(/^cf\/update-rollback-failed.yaml: Queue .*: no/)]);
    expect(aws.cloudformation.stack(stack)?.state.status).toBe('UPDATE_ROLLBACK_FAILED');
    await write(['update-rollback-failed']);
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } });
    expect(writes()).toContain('cloudformation:ContinueUpdateRollback');
  });

  it('that never settles ends the run in red at its deadline', async () => {
    await seed([{ status: 'CREATE_IN_PROGRESS', ...underWay }]);
    const outcome = await run({ deadline: '2s' });
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(messages(outcome).join()).toContain('The deadline passed');
  });

  it('that somebody updates is taken back by policy, then updated', async () => {
    await write(['api'], 1);
    await run();
    aws.cloudformation.settings.durations.resource = 60_000;
    await write(['api'], 3);
    const other = startStep({ folder, inputs: { environment: 'staging', 'cfn-lint': 'off' }, env: aws.env, workspace });
    aws.faults.tap({
      after({ operation }) {
        if (operation === 'cloudformation:ExecuteChangeSet') other.kill();
      },
    });
    await other.finished;
    aws.faults.clear();
    aws.cloudformation.settings.durations.resource = 0;
    await write(['api']);
    expect(await run({ 'on-busy': 'cancel' })).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } });
    expect(writes()).toContain('cloudformation:CancelUpdateStack');
    expect(aws.cloudformation.stack('biomage-api-staging')?.state.template).toBe(queue(2));
  });
});
