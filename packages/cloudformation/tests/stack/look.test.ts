import { describe, expect, it } from '@jest/globals';
import { UserError } from '@iac/action-kit/errors';
import type { Call } from '@iac/local/wire';
import { isLeftover } from '../../src/stack/change-set-name.ts';
import { deployStack } from '../../src/stack/deploy.ts';
import { lookAt } from '../../src/stack/look.ts';
import { queues, wants, withBench } from './bench.ts';

const text = queues({ Jobs: {} });
const one = wants(text);
const names = Array.from({ length: 24 }, (_, index) => `stack-${String(index)}`);

describe('looking at many stacks', () => {
  it('takes one request more than there are stacks', () =>
    withBench(async ({ aws, port, calls }) => {
      for (const name of names) aws.cloudformation.put(name, { template: text });
      const seen = await lookAt(port, [...names, 'absent'], { templates: true });
      expect([...seen.values()].filter((stack) => stack.exists && stack.templateText === text)).toHaveLength(24);
      expect(seen.get('absent')).toEqual({ exists: false });
      expect(calls().length).toBe(names.length + 2);
    }));

  it('asks for each by its name where the list of all is refused', () =>
    withBench(async ({ aws, port, calls }) => {
      for (const name of names) aws.cloudformation.put(name, { template: text });
      aws.faults.add({ kind: 'access-denied', when: ({ operation }) => operation.endsWith('DescribeStacks') });
      const seen = await lookAt(port, names, { templates: false });
      expect([...seen.values()].every(({ exists }) => exists)).toBe(true);
      expect(calls().length).toBe(names.length + 1);
    }));
});

describe('what CloudFormation finds', () => {
  it('is told with its line: every validation that fails, as a warning those that only warn', () =>
    withBench(async ({ aws, port, run, look, progress }) => {
      const failing = { logicalId: 'Jobs', validation: 'NAME_CONFLICT_VALIDATION' };
      aws.cloudformation.failValidation({ ...failing, reason: 'taken', path: '/Resources/Jobs' });
      expect(await deployStack(port, run(one), await look())).toMatchObject({
        kind: 'failed',
        cause: { kind: 'validation', reason: expect.stringContaining('taken') },
        error: { code: 'change-set-failed', faults: [{ at: { file: 'cf/api.yaml', line: 3 } }] },
      });
      expect(aws.cloudformation.stacks).toEqual([]);
      aws.cloudformation.failValidation({ ...failing, reason: 'almost', mode: 'WARN' });
      expect(await deployStack(port, run(one), await look())).toMatchObject({ kind: 'deployed' });
      expect(progress).toContainEqual(
        expect.objectContaining({ kind: 'warning', text: expect.stringContaining('almost') }),
      );
    }));

  it('is told with its line when a resource or a hook fails', () =>
    withBench(async ({ aws, port, run, look }) => {
      aws.cloudformation.fail({ logicalId: 'Jobs', reason: 'no such thing' });
      expect(await deployStack(port, run(one), await look())).toMatchObject({
        cause: { kind: 'resource', logicalId: 'Jobs', reason: expect.stringContaining('no such thing') },
        error: { code: 'stack-failed', faults: [{ at: { line: 3 } }] },
      });
      aws.cloudformation.failHook({ logicalId: 'Jobs', hook: 'Acme::Security::Encryption', reason: 'not encrypted' });
      const recreate = run(one, { onRollbackComplete: 'recreate' });
      expect(await deployStack(port, recreate, await look())).toMatchObject({
        cause: { kind: 'hook', reason: expect.stringContaining('not encrypted') },
      });
    }));

  it('ends with the reason when the credentials expire on the way, saying that the next run goes on', () =>
    withBench(async ({ port, run, look }) => {
      const expired = new UserError({
        code: 'credentials-expired',
        problem: 'They have expired.',
        remedy: 'Renew them.',
      });
      const blind = { ...port, describeStackEvents: () => Promise.reject(expired) };
      expect(await deployStack(blind, run(one), await look())).toMatchObject({
        kind: 'failed',
        error: { code: 'credentials-expired', remedy: expect.stringContaining('The next run waits') },
      });
      expect(await deployStack(port, run(one), await look())).toMatchObject({ kind: 'unchanged' });
    }));
});

describe('a change set that is left behind', () => {
  const hours = (count: number) => new Date(count * 3_600_000);
  it.each([
    ['iac-7-1-uuid', 'of the attempt before this one', 0, true],
    ['iac-7-2-uuid', 'of a job beside this one', 0, false],
    ['iac-77-1-uuid', 'of a run with a similar number', 0, false],
    ['iac-8-1-uuid', 'of another run, now', 0, false],
    ['iac-8-1-uuid', 'of another run, two hours ago', -2, true],
    ['iac-kept-8-1-uuid', 'of a plan that waits for its approval', -99, false],
    ['by-hand', "of somebody's own", -99, false],
  ])('%s, %s (%i hours old): deleted is %s', (...[name, , age, expected]) => {
    expect(isLeftover({ name, createdAt: hours(age) }, { prefix: 'iac-7-2', now: 0, keeps: false })).toBe(expected);
  });

  it.each([
    ['iac-kept-7-1-uuid', 'of the attempt before this one', true],
    ['iac-kept-7-2-uuid', 'of a job beside this one', false],
    ['iac-kept-8-1-uuid', 'of another run', false],
  ])('%s, kept by a plan %s: the next plan replaces it is %s', (...[name, , expected]) => {
    expect(isLeftover({ name, createdAt: hours(0) }, { prefix: 'iac-7-2', now: 0, keeps: true })).toBe(expected);
  });

  it("is deleted with the shell by the next plan's end, and not while somebody else has one in it", () =>
    withBench(async ({ aws, port, run, look }) => {
      const leave = {
        ...port,
        executeChangeSet: () => Promise.reject(new Error('killed')),
        deleteChangeSet: () => Promise.reject(new Error('killed')),
      };
      await expect(deployStack(leave, run(one), await look())).rejects.toThrow('killed');
      expect(aws.cloudformation.stack('api')?.changeSets.size).toBe(1);
      const denied = (call: Call) => call.operation.endsWith('ExecuteChangeSet');
      aws.faults.add({ kind: 'access-denied', when: denied, times: 9 });
      await deployStack(port, run(one, {}, { changeSetPrefix: 'iac-7-2' }), await look());
      expect(aws.cloudformation.stacks).toEqual([]);
    }));
});
