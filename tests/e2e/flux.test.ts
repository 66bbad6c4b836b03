// From push-helmrelease to pods: the controllers of Flux fetch, apply, install, upgrade and prune what it pushes.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { confirmedBy } from './confirmed-by.ts';
import { delivery } from './flux/controllers.ts';
import { field, pods, readyReleases, remains } from './flux/seen.ts';
import { startWorld, type World } from './flux/world.ts';

const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'];
const hello = ['helmrelease/hello', '--namespace=hello-default'];
const deployment = ['deployment', '--namespace=hello-default'];
const crowd = Array.from({ length: 12 }, (_, n) => `service-${n + 1}`);

confirmedBy([...delivery, ...parts], () => {
  let world: World;
  const started: World[] = [];
  beforeAll(async () => {
    started.push((world = await startWorld({ controllers: delivery, key: { readOnly: true } })));
  }, 240_000);
  afterAll(() => Promise.all(started.map((one) => one.close())));

  it('a release that push-helmrelease pushes is fetched by a read-only deploy key and runs by charts/nodejs of the same repository', async () => {
    await world.push({ service: 'hello', tag: '1.0.0' });
    await world.sync();
    await world.until('condition=Ready', hello);

    expect(await pods(world.cluster, 'hello-default')).toEqual(Array(2).fill('registry.example/hello:1.0.0'));
    expect(await field(world.cluster, '.status.history[0].chartName', hello)).toBe('nodejs');
    const fetched = world.github.calls.filter(({ operation }) => operation === 'ssh:upload-pack');
    expect(fetched).toContainEqual(
      expect.objectContaining({ input: { repository: world.iac.fullName, key: 'flux-system' } }),
    );
  });

  it('a second push upgrades the release in place', async () => {
    const before = await field(world.cluster, '.items[*].metadata.uid', deployment);
    await world.push({ service: 'hello', tag: '1.1.0', replicas: 3 });
    await world.sync();
    await world.until('jsonpath={.status.history[0].version}=2', hello);
    await world.until('condition=Ready', hello);

    expect(await pods(world.cluster, 'hello-default')).toEqual(Array(3).fill('registry.example/hello:1.1.0'));
    expect(await field(world.cluster, '.items[*].metadata.uid', deployment)).toBe(before);
  });

  it('twelve services that are pushed at the same moment all become Ready', async () => {
    const before = (await world.iac.log()).length;
    const pushed = await Promise.all(crowd.map((service) => world.push({ service, tag: '1.0.0', replicas: 1 })));
    expect(pushed.map(({ outcome }) => outcome)).toEqual(crowd.map(() => 'pushed'));
    expect(await world.iac.log()).toHaveLength(before + crowd.length);
    await world.sync();
    await world.until('condition=Ready', ['helmrelease', '--all', '--all-namespaces']);

    const expected = [...crowd, 'hello'].map((service) => `${service}-default/${service}`).sort();
    expect(await readyReleases(world.cluster)).toEqual(expected);
    const running = await Promise.all(crowd.map((service) => pods(world.cluster, `${service}-default`)));
    expect(running).toEqual(crowd.map((service) => [`registry.example/${service}:1.0.0`]));
  });

  it('a sandbox runs beside the shared deployment, and goes with its folder', async () => {
    const sandbox = ['helmrelease/hello', '--namespace=hello-pr-7'];
    await world.push({ service: 'hello', tag: '1.2.0', sandbox: 'pr-7', replicas: 1 });
    await world.sync();
    await world.until('condition=Ready', sandbox);
    expect(await pods(world.cluster, 'hello-pr-7')).toEqual(['registry.example/hello:1.2.0']);

    await remove('releases/staging/pr-7/');
    await world.sync();
    await world.until('delete', ['namespace/hello-pr-7']);
    expect(await remains(world.cluster, 'hello-pr-7')).toEqual([]);
    expect(await pods(world.cluster, 'hello-default')).toEqual(Array(3).fill('registry.example/hello:1.1.0'));
  });

  it('a release whose file is removed is pruned with everything of it, and nothing of the others', async () => {
    await remove('releases/staging/hello.yaml');
    await world.sync();
    await world.until('delete', ['namespace/hello-default']);

    expect(await remains(world.cluster, 'hello-default')).toEqual([]);
    expect(await readyReleases(world.cluster)).toEqual(crowd.map((service) => `${service}-default/${service}`).sort());
  });

  async function remove(prefix: string): Promise<void> {
    const paths = await world.iac.list(prefix);
    expect(paths).not.toEqual([]);
    await world.iac.commit({
      message: `Remove ${prefix}`,
      files: Object.fromEntries(paths.map((path) => [path, null])),
    });
  }
});
