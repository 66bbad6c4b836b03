// Confirmed by Helm and kubeconform: charts/nodejs renders what releases may set, as Kubernetes 1.33 to 1.37 take it, and ignores no value.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cases, valuesOfCase } from '../../charts/nodejs/cases.ts';
import { idle, leaves } from '../../charts/nodejs/chart.ts';
import { at } from '../../../scripts/docs/values-tables.ts';
import { confirmedBy } from '../confirmed-by.ts';
import { render } from './helm.ts';
import { Conformity, minors } from './kubeconform.ts';
import { withValue, without } from './without.ts';

confirmedBy(['helm', 'kubeconform', 'kubernetes-openapi', 'aws-load-balancer-controller'], () => {
  let conformity: Conformity;
  let rendered: ReadonlyMap<string, string>;
  beforeAll(async () => {
    conformity = new Conformity();
    rendered = new Map(await inTurns(cases, async ({ name, values }) => [name, await outcome(values)] as const));
  }, 180_000);
  afterAll(() => conformity.remove());

  it.each(minors)(
    'every case of charts/nodejs is what Kubernetes %s takes, with no field that it would drop',
    async (minor) => {
      expect(await conformity.faults(rendered, minor)).toEqual([]);
    },
  );

  it('a field that Kubernetes does not know is found', async () => {
    const manifest = (rendered.get('rollout') ?? '').replace('preStop:', 'preStopp:');
    const faults = await conformity.faults(new Map([['rollout', manifest]]), '1.36');
    expect(faults).toEqual([expect.stringMatching(/^rollout\.yaml - Deployment .* 'preStopp' not allowed/)]);
  });

  it('every value of charts/nodejs does something: taking it away changes what is made, or the notes', async () => {
    const read = leaves.map(({ path }) => path).filter((path) => !idle.includes(path));
    const unread = await inTurns(read, async (path) => ((await matters(path)) ? [] : [path]));
    expect(unread.flat()).toEqual([]);
  }, 300_000);

  async function matters(path: string): Promise<boolean> {
    for (const { name, values } of cases.filter((one) => at(one.values, path) !== undefined)) {
      if ((await outcome(without(values, path))) !== rendered.get(name)) return true;
    }
    return false;
  }

  it.each([
    ['readinesProbe.path', '/x', /additional properties 'readinesProbe' not allowed/],
    ['service.intenalPort', 3000, /at '\/service': additional properties 'intenalPort' not allowed/],
    ['service.internalPort', 0, /at '\/service\/internalPort': minimum: got 0, want 1/],
    ['image.tag', 1.1, /at '\/image\/tag': got number, want (null or string|string or null)/],
    ['image.digest', 'latest', /at '\/image\/digest': 'latest' does not match pattern/],
    ['replicaCount', -1, /at '\/replicaCount': minimum: got -1, want 0/],
    ['livenessProbe.probeType', 'http', /at '\/livenessProbe\/probeType': value must be one of/],
    ['readinessProbe.probeType', 'exec', /at '\/readinessProbe\/command': minItems: got 0, want 1/],
    ['biomageCi.sandboxId', 'Feature_1', /at '\/biomageCi\/sandboxId': 'Feature_1' does not match pattern/],
    ['networkPolicy.ingress', ['everybody'], /at '\/networkPolicy\/ingress\/0': value must be one of/],
    ['livenessProbe', null, /at '': missing property 'livenessProbe'/],
    ['env.LOG', ['debug'], /at '\/env\/LOG'/],
    ['loadBalancerHealthCheck.successThreshold', 1, /minimum: got 1, want 2/],
  ])('the schema refuses %s: %j', async (path, value, message) => {
    await expect(render(withValue(valuesOfCase('rollout'), path, value))).rejects.toThrow(message);
  });

  it.each([
    ['image.tag', null, /image\.tag is not set/],
    [
      'shutdown.preStopSleepSeconds',
      60,
      /preStopSleepSeconds \(60\) must be above .*deregistrationDelaySeconds \(60\)/,
    ],
    ['terminationGracePeriodSeconds', 75, /terminationGracePeriodSeconds \(75\) must be above the 75 seconds/],
    ['progressDeadlineSeconds', 5, /progressDeadlineSeconds \(5\) must be above minReadySeconds \(5\)/],
    ['loadBalancerHealthCheck.timeoutSeconds', 10, /timeoutSeconds \(10\) must be below its periodSeconds \(10\)/],
    ['hpa', { enabled: true, minReplicas: 6 }, /hpa\.minReplicas \(6\) is above hpa\.maxReplicas \(5\)/],
    ['hpa', { enabled: true, targetCPUUtilizationPercentage: null }, /nothing to scale by/],
    ['writablePaths', ['/tmp'], /two volumes are mounted at \/tmp/],
    ['volumes', [{ name: 'tmp', emptyDir: {} }], /two volumes are called tmp/],
    ['service.extraPorts', [{ name: 'web', port: 1 }], /two ports are called web/],
    ['httpRoute.enabled', true, /httpRoute\.parentRefs: name the Gateway/],
    ['serviceAccount.iamRole', 'notes-role', /the account of the role notes-role is not known/],
    ['ingress', { enabled: true, host: null }, /no domain is known for the service's host/],
    ['service.additionalHosts', true, /myAccount\.domainName is not set/],
  ])('the chart refuses %s: %j', async (path, value, message) => {
    await expect(render(withValue(valuesOfCase('rollout'), path, value))).rejects.toThrow(message);
  });

  it('a release whose name cannot be that of a Service is refused', async () => {
    await expect(render(valuesOfCase('rollout'), { name: 'notes.v2' })).rejects.toThrow(/may have no dot in its name/);
  });
});

/** As many at a time as a machine of few cores stands. */
async function inTurns<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const queue = items.entries();
  const done: Out[] = [];
  const turn = async () => {
    for (const [index, item] of queue) done[index] = await work(item);
  };
  await Promise.all([turn(), turn(), turn()]);
  return done;
}

/** Manifest and notes, or what Helm refuses with. */
async function outcome(values: unknown): Promise<string> {
  const { manifest, notes } = await render(values).catch((error: unknown) => ({ manifest: String(error), notes: '' }));
  return `${manifest}\n---\n# ${notes.replaceAll('\n', '\n# ')}`;
}
