// From push-helmrelease to pods: the controllers of Flux fetch, apply, install, upgrade and prune what it pushes.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { confirmedBy } from './confirmed-by.ts';
import { account } from './flux/account.ts';
import { delivery } from './flux/controllers.ts';
import { field, pods, readyReleases, remains } from './flux/seen.ts';
import { kustomization } from './flux/sync.ts';
import { startWorld, type World } from './flux/world.ts';

const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'];
const hello = ['helmrelease/hello', '--namespace=hello-default'];
const ingress = ['ingress/hello-default', '--namespace=hello-default'];
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
    await world.push({ service: 'hello', tag: '1.0.0', values: '' });
    await world.sync();
    await world.until('condition=Ready', hello);

    expect(await pods(world.cluster, 'hello-default')).toEqual(Array(2).fill('registry.example/hello:1.0.0'));
    expect(await field(world.cluster, '.status.history[0].chartName', hello)).toBe('nodejs');
    const fetched = world.github.calls.filter(({ operation }) => operation === 'ssh:upload-pack');
    expect(fetched).toContainEqual(
      expect.objectContaining({ input: { repository: world.iac.fullName, key: 'flux-system' } }),
    );
  });

  it('the account of the cluster reaches the release: its role, its host, its certificate', async () => {
    const role = String.raw`.metadata.annotations.eks\.amazonaws\.com/role-arn`;
    const runner = ['serviceaccount/deployment-runner', '--namespace=hello-default'];
    expect(await field(world.cluster, role, runner)).toBe('arn:aws:iam::123456789012:role/hello-staging');
    expect(await field(world.cluster, '.spec.rules[0].host', ingress)).toBe('hello-default.scp-staging.example.org');
    const certificate = String.raw`.metadata.annotations.alb\.ingress\.kubernetes\.io/certificate-arn`;
    expect(await field(world.cluster, certificate, ingress)).toBe(account.acmCertificate);
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

  it('an account that moves to another domain takes its releases along at once', async () => {
    const moved = kustomization('staging', { ...account, domainName: 'scp-staging.example.net' });
    await world.cluster.kubectl(['apply', '--server-side', '--filename=-'], { input: JSON.stringify(moved) });
    await world.until('jsonpath={.spec.rules[0].host}=hello-default.scp-staging.example.net', ingress);
    await world.until('condition=Ready', hello);
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

  it.each([
    ['lonely', 'name', /reference 'lonely-default\/other' .* configmaps "other" not found/],
    ['poor', 'valuesKey', /reference 'poor-default\/account-config' with key 'other': key not found/],
  ])('the release %s, which misses the configuration of the account, says so', async (service, place, said) => {
    await world.push({ service, tag: '1.0.0', inputs: { set: `HelmRelease.spec.valuesFrom[0].${place}=other` } });
    await world.sync();
    const release = [`helmrelease/${service}`, `--namespace=${service}-default`];
    await world.until('jsonpath={.status.conditions[?(@.type=="Ready")].reason}=ValuesError', release);
    expect(await field(world.cluster, '.status.conditions[?(@.type=="Ready")].message', release)).toMatch(said);
    expect(await pods(world.cluster, `${service}-default`)).toEqual([]);
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
