// This repository's own deployment of cf/: its workflow, unmodified, under act.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CfWorld, makeCfWorld } from './act/cf-world.ts';
import { type ActRun, resultOf } from './act/read-log.ts';
import { confirmedBy } from './confirmed-by.ts';

confirmedBy(['act', 'cfn-lint'], () => {
  let world: CfWorld;
  beforeEach(async () => {
    world = await makeCfWorld();
  }, 120_000);
  afterEach(() => world.close());

  const jobs = ['lint', 'environments', 'plan', 'staging', 'production'] as const;
  const results = (run: ActRun) => Object.fromEntries(jobs.map((job) => [job, resultOf(run, job)]));
  const ran = (...names: readonly string[]) =>
    Object.fromEntries(jobs.map((job) => [job, names.includes(job) ? 'success' : undefined]));
  const writes = () => world.aws.calls.filter(({ mutating }) => mutating);
  const stacksOf = (environment: string) =>
    world.aws.cloudformation.stacks.filter(
      ({ identity }) => identity.name.startsWith('biomage-') && identity.name.endsWith(`-${environment}`),
    );

  /** A pull request that changes a template, and act's run of it. */
  async function proposed(from = 'biomage/iac'): Promise<{ readonly run: ActRun; readonly number: number }> {
    await world.iac.branch('change');
    const template = (await world.iac.read('cf/kms.yaml')) ?? '';
    await world.iac.commit({ branch: 'change', message: 'Change', files: { 'cf/kms.yaml': `${template}# changed\n` } });
    const { number } = await world.iac.pulls.open({ head: 'change', base: 'main' });
    const head = { ref: 'change', repo: { full_name: from } };
    const payload = { number, action: 'opened', pull_request: { number, head, base: { ref: 'main' } } };
    return { number, run: await world.run({ event: 'pull_request', branch: 'change', payload }) };
  }

  describe('the workflow of cf/', () => {
    it('lints a pull request, and comments on it what each environment would become, without writing', async () => {
      const { run, number } = await proposed();
      expect(run.exitCode === 0 ? '' : run.text).toBe('');
      expect(results(run)).toEqual(ran('lint', 'environments', 'plan'));
      expect(writes()).toEqual([]);
      const comments = world.iac.pulls.get(number).comments;
      expect(comments.map(({ body }) => body).toSorted()).toEqual([
        expect.stringContaining('production'),
        expect.stringContaining('staging'),
      ]);
    }, 480_000);

    it('lints the pull request of a fork, and does no more', async () => {
      const { run } = await proposed('mallory/iac');
      // GitHub looks at `if` before the matrix (docs/real-parts.md); act fails over the matrix of a job that is not to run.
      expect(run.text).toContain('Error while evaluating matrix');
      expect(results(run)).toEqual(ran('lint'));
      expect(world.aws.calls).toEqual([]);
    }, 480_000);

    it('deploys what has landed to staging, and to production after it', async () => {
      const run = await world.run({ event: 'push', branch: 'main', payload: { ref: 'refs/heads/main' } });
      expect(run.exitCode === 0 ? '' : run.text).toBe('');
      expect(results(run)).toEqual(ran('lint', 'environments', 'staging', 'production'));
      const [staging, production] = [stacksOf('staging'), stacksOf('production')];
      expect(staging).toHaveLength(12);
      expect(production).toHaveLength(12);
      const order = world.aws.cloudformation.stacks.map(({ identity }) => identity.name);
      expect(order.findLastIndex((name) => name.endsWith('-staging'))).toBeLessThan(
        order.findIndex((name) => name.startsWith('biomage-') && name.endsWith('-production')),
      );
      expect([...staging, ...production].every(({ state }) => state.status === 'CREATE_COMPLETE')).toBe(true);
    }, 480_000);

    it('deploys the template that was chosen by hand, where it was chosen', async () => {
      const inputs = { environment: 'production', templates: 'cf/kms.yaml', 'approve-destructive': '' };
      const payload = { ref: 'refs/heads/main', inputs };
      const run = await world.run({ event: 'workflow_dispatch', branch: 'main', payload });
      expect(run.exitCode === 0 ? '' : run.text).toBe('');
      expect(results(run)).toEqual(ran('lint', 'environments', 'production'));
      expect(stacksOf('staging')).toEqual([]);
      expect(stacksOf('production').map(({ identity }) => identity.name)).toEqual(['biomage-kms-production']);
    }, 480_000);

    it('skips what has no role yet', async () => {
      const run = await world.run({ event: 'push', branch: 'main', payload: { ref: 'refs/heads/main' }, vars: {} });
      expect(run.exitCode === 0 ? '' : run.text).toBe('');
      expect(results(run)).toEqual(ran('lint', 'environments'));
      expect(world.aws.calls).toEqual([]);
    }, 480_000);
  });
});
