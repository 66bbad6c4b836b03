// The example's workflow, unmodified, with our actions as a runner downloads them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActRun, recordOf, resultOf } from './act/read-log.ts';
import { makeWorld, type World } from './act/world.ts';
import { confirmedBy } from './confirmed-by.ts';

let world: World;
const jobs = ['test', 'build', 'push-image', 'push-helmrelease'];
const results = (run: ActRun) => jobs.map((job) => resultOf(run, job) ?? 'did not run');
const image = { job: 'push-image', id: 'ecr' };
const release = { job: 'push-helmrelease', id: '2' };
const pushed = () => world.aws.ecr.repository('hello')?.images.flatMap(({ tags }) => tags);
const writes = () => [...world.aws.calls, ...world.github.calls].filter(({ mutating }) => mutating);

function passed(run: ActRun): ActRun {
  expect(run.exitCode === 0 ? '' : run.text).toBe('');
  expect(results(run)).toEqual(['success', 'success', 'success', 'success']);
  return run;
}

confirmedBy(['act'], () => {
  beforeAll(async () => {
    world = await makeWorld();
  }, 60_000);
  afterAll(() => world.close());

  describe('a push to main', () => {
    let run: ActRun;
    beforeAll(async () => {
      run = passed(await world.run({ event: 'push', ref: 'refs/heads/main', runId: '1' }));
    }, 240_000);

    it('makes the repository and pushes the image under the name of ref, commit and time', () => {
      expect(world.aws.ecr.repository('hello')).toMatchObject({
        mutability: 'IMMUTABLE',
        tags: new Map([['service', 'hello']]),
      });
      expect(pushed()).toEqual([expect.stringMatching(`^refs-heads-main-${world.sha}-\\d+$`)]);
    });

    it('writes the release of staging with that image', async () => {
      const [tag = ''] = pushed() ?? [];
      const text = await world.iac.read('releases/staging/hello.yaml');
      expect(text).toContain(`tag: ${tag} #`);
      expect(text).toContain('iamRole: hello-staging');
      expect(recordOf(run, release).outputs).toMatchObject({ outcome: 'pushed', 'commit-sha': await world.iac.head() });
    });

    it('has a summary of each of our steps', () => {
      expect(recordOf(run, image).summary).toContain('| `hello` | created |');
      expect(recordOf(run, release).summary).toContain('releases/staging/hello.yaml');
    });

    it('shows none of the secrets', () => {
      for (const secret of world.secrets) expect(run.text).not.toContain(secret);
      expect(run.text).toContain('***');
    });

    it('changes nothing when it runs again', async () => {
      const before = { head: await world.iac.head(), tags: pushed(), writes: writes().length };
      const again = passed(await world.run({ event: 'push', ref: 'refs/heads/main', runId: '2' }));
      expect(recordOf(again, image).outputs).toMatchObject({ outcome: 'unchanged', plan: '[]' });
      expect(recordOf(again, release).outputs).toMatchObject({ outcome: 'unchanged', changed: 'false' });
      expect({ head: await world.iac.head(), tags: pushed(), writes: writes().length }).toEqual(before);
    }, 240_000);
  });

  it('a published release goes to production', async () => {
    passed(
      await world.run({ event: 'release', ref: 'refs/tags/v1.0.0', runId: '3', payload: { action: 'published' } }),
    );
    expect(pushed()).toContain('1.0.0');
    const text = await world.iac.read('releases/production/hello.yaml');
    expect(text).toContain('tag: 1.0.0');
    expect(text).toContain('replicaCount: 3');
  }, 240_000);

  it('a pull request is tested and built and goes nowhere', async () => {
    const before = { head: await world.iac.head(), calls: world.aws.calls.length };
    const pull_request = { head: { ref: 'topic' }, base: { ref: 'main' }, number: 1 };
    const run = await world.run({
      ...{ event: 'pull_request', ref: 'refs/pull/1/merge', runId: '4' },
      payload: { action: 'opened', number: 1, pull_request },
    });
    expect(run.exitCode === 0 ? '' : run.text).toBe('');
    expect(results(run)).toEqual(['success', 'success', 'did not run', 'did not run']);
    expect({ head: await world.iac.head(), calls: world.aws.calls.length }).toEqual(before);
  }, 240_000);

  it('a role that may not make repositories stops the line before the release', async () => {
    const head = await world.iac.head();
    world.aws.ecr.remove('hello');
    world.aws.faults.add({ kind: 'access-denied', when: ({ operation }) => operation === 'ecr:CreateRepository' });
    const run = await world.run({ event: 'push', ref: 'refs/heads/main', runId: '5' });
    expect(results(run)).toEqual(['success', 'success', 'failure', 'did not run']);
    expect(run.exitCode).toBe(1);
    expect(recordOf(run, image)).toMatchObject({
      result: 'failure',
      outputs: { outcome: 'failed', reason: 'access-denied' },
      annotations: [{ level: 'error', message: expect.stringContaining('ecr:CreateRepository') }],
    });
    expect(await world.iac.head()).toBe(head);
  }, 240_000);
});
