// Confirmed by Helm: what charts/nodejs makes of the values that matter most.
import { expect, it } from '@jest/globals';
import { valuesOfCase } from '../../charts/nodejs/cases.ts';
import { podSecurityFaults } from '../../charts/pod-security.ts';
import { confirmedBy } from '../confirmed-by.ts';
import { kinds, one, render, workload } from './helm.ts';
import { withValue } from './without.ts';

const of = (name: string) => render(valuesOfCase(name));
const annotation = (name: string) => `alb.ingress.kubernetes.io/${name}`;

confirmedBy(['helm'], () => {
  it('what CI fills in is enough: a Deployment, its Service, its budget and the account that its role trusts', async () => {
    const rendered = await of('filled-in-by-ci');
    expect(kinds(rendered)).toEqual(['Deployment', 'PodDisruptionBudget', 'Service', 'ServiceAccount']);
    expect(one(rendered, 'ServiceAccount').metadata).toMatchObject({
      name: 'deployment-runner',
      annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/notes-role-staging' },
    });
    expect(podSecurityFaults(workload(rendered).pod)).toEqual([]);
  });

  it('the selector is that of the 2021 chart, whatever labels a release adds', async () => {
    const selector = { app: 'notes-default', release: 'notes', sandboxId: 'default' };
    for (const name of ['filled-in-by-ci', 'metadata', 'of-2021']) {
      const rendered = await of(name);
      const { spec, labels } = workload(rendered);
      expect(spec.selector).toEqual({ matchLabels: selector });
      expect(labels).toMatchObject(selector);
      expect(one(rendered, 'Service')).toMatchObject({ metadata: { name: 'notes-default' }, spec: { selector } });
    }
  });

  it('a new commit of iac restarts no pod: nothing in the pod template speaks of the chart', async () => {
    expect(JSON.stringify(workload(await of('filled-in-by-ci')).spec.template)).not.toMatch(/1\.0\.0|nodejs/);
  });

  it('behind the load balancer a pod serves longer than it is deregistered for, and is killed later still', async () => {
    const rendered = await of('account');
    expect(one(rendered, 'Ingress').metadata.annotations).toMatchObject({
      [annotation('target-group-attributes')]: 'deregistration_delay.timeout_seconds=30',
      [annotation('healthcheck-path')]: '/',
    });
    const { spec, pod, container } = workload(rendered);
    expect(spec).toMatchObject({ minReadySeconds: 20, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
    expect(container).toMatchObject({ lifecycle: { preStop: { sleep: { seconds: 40 } } } });
    expect(pod).toMatchObject({ terminationGracePeriodSeconds: 60 });
  });

  it('the Ingress joins the ALB of the environment, with the certificate and the domain of the account', async () => {
    const ingress = one(await of('account'), 'Ingress');
    expect(ingress.metadata.annotations).toMatchObject({
      'kubernetes.io/ingress.class': 'alb',
      [annotation('group.name')]: 'staging',
      [annotation('scheme')]: 'internet-facing',
      [annotation('certificate-arn')]: 'arn:aws-cn:acm:cn-north-1:123456789012:certificate/0e1f',
      [annotation('ssl-redirect')]: '443',
      [annotation('listen-ports')]: '[{"HTTP": 80}, {"HTTPS": 443}]',
      [annotation('target-type')]: 'ip',
    });
    expect(ingress).toMatchObject({ spec: { rules: [{ host: 'notes-7.scp-staging.example.org' }] } });
    expect(ingress['spec']).not.toHaveProperty('ingressClassName');
  });

  it('numbers of YAML stay what they were written as: an account, a sandbox, a variable', async () => {
    const { container } = workload(await of('account'));
    const variables = new Map(container.env.map(({ name, ...rest }) => [name, rest['value']]));
    expect(variables.get('AWS_ACCOUNT_ID')).toBe('123456789012');
    expect(variables.get('SANDBOX_ID')).toBe('7');
    const { container: other } = workload(await of('configuration'));
    expect(other.env).toContainEqual({ name: 'LIMIT', value: '1000000' });
    expect(other.env.map(({ name }) => name)).not.toContain('AWS_XRAY_DAEMON_ADDRESS');
    expect(other.env.filter(({ name }) => name === 'K8S_ENV')).toEqual([{ name: 'K8S_ENV', value: 'elsewhere' }]);
  });

  it('a release and a namespace that YAML would take for numbers stay texts', async () => {
    const rendered = await render(valuesOfCase('pod-identity'), { name: '1e5', namespace: '123' });
    expect(rendered.objects.map(({ metadata }) => metadata.namespace)).toContain('123');
    expect(workload(rendered).container).toMatchObject({ name: '1e5' });
  });

  it.each([
    ['production', ['notes.scp.example.org', 'example.org']],
    ['older-staging', ['notes-default.scp-staging.example.org']],
    ['ingress', ['notes.example.org', 'memo.example.org']],
  ])('the hosts of the case %s are %j', async (name, hosts) => {
    const rules = hosts.map((host) => expect.objectContaining({ host }));
    expect(one(await of(name), 'Ingress')).toMatchObject({ spec: { rules } });
  });

  it('in production a sandbox of its own does not take the host of the shared deployment', async () => {
    const rendered = await render(withValue(valuesOfCase('production'), 'biomageCi.sandboxId', 'tryout'));
    expect(one(rendered, 'Ingress')).toMatchObject({ spec: { rules: [{ host: 'notes-tryout.scp.example.org' }, {}] } });
  });

  it('the Gateway API takes the place of the Ingress, with the same health check and deregistration', async () => {
    const rendered = await of('http-route');
    expect(kinds(rendered)).not.toContain('Ingress');
    expect(one(rendered, 'HTTPRoute')).toMatchObject({ spec: { hostnames: ['notes-default.example.org'] } });
    expect(one(rendered, 'TargetGroupConfiguration')).toMatchObject({
      spec: {
        defaultConfiguration: {
          healthCheckConfig: { healthCheckPath: '/', healthCheckInterval: 10 },
          targetGroupAttributes: [{ key: 'deregistration_delay.timeout_seconds', value: '30' }],
        },
      },
    });
  });

  it('a budget never blocks a drain: one pod has none, and one that asks for all pods allows one to go', async () => {
    expect(kinds(await of('no-service'))).not.toContain('PodDisruptionBudget');
    for (const minAvailable of [4, '100%', '76%']) {
      const rendered = await render(
        withValue(valuesOfCase('budget'), 'podDisruptionBudget.minAvailable', minAvailable),
      );
      expect(one(rendered, 'PodDisruptionBudget')).toMatchObject({ spec: { maxUnavailable: 1 } });
      expect(rendered.notes).toMatch(/would block the drain of every node/);
    }
    expect(one(await of('budget'), 'PodDisruptionBudget')).toMatchObject({ spec: { minAvailable: '75%' } });
  });

  it('pods restart when their configuration or secret changes, and only then', async () => {
    const before = workload(await of('configuration')).spec.template;
    for (const path of ['config.env.RETRIES', 'config.files.extra', 'secret.env.PASSWORD', 'secret.checksum']) {
      const after = workload(await render(withValue(valuesOfCase('configuration'), path, 'changed'))).spec.template;
      expect(after).not.toEqual(before);
    }
    expect(workload(await render(withValue(valuesOfCase('configuration'), 'replicaCount', 5))).spec.template).toEqual(
      before,
    );
  });

  it('the autoscaler owns the number of pods: the Deployment says none', async () => {
    expect(workload(await of('scaling')).spec).not.toHaveProperty('replicas');
    expect(workload(await of('budget')).spec).toMatchObject({ replicas: 4 });
  });

  it('sidecars are native, start first, and are as strict as the service', async () => {
    const { pod } = workload(await of('storage'));
    expect(pod).toMatchObject({
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always', securityContext: { runAsUser: 1337, readOnlyRootFilesystem: true } },
        { name: 'fetch-models' },
      ],
    });
    expect(podSecurityFaults(pod)).toEqual([]);
  });

  it('a text among the extra objects is a template, an object is not', async () => {
    const { objects } = await of('metadata');
    expect(objects.find(({ metadata }) => metadata.name === 'plain')).toMatchObject({
      data: { text: '{{ .Release.Name }} stays as it is' },
    });
    expect(objects.map(({ metadata }) => metadata.name)).toContain('notes-default-made');
  });

  it('values of 2021 render as they were meant, and the notes say what was renamed or became stricter', async () => {
    const rendered = await of('of-2021');
    const { spec, pod, container } = workload(rendered);
    expect(spec).toMatchObject({ strategy: { type: 'Recreate' } });
    expect(pod).toMatchObject({ imagePullSecrets: [{ name: 'registry-login' }] });
    expect(container).toMatchObject({ envFrom: [{ secretRef: { name: 'notes-secret' } }] });
    expect(one(rendered, 'Ingress').metadata.annotations?.[annotation('healthcheck-path')]).toBe('/v1/health');
    const said = rendered.notes.match(/^NOTE: \S+/gm)?.map((line) => line.slice(6));
    expect(said).toEqual(
      ['the', 'strategyType', 'image.secrets', 'application.secretName', 'application.secretChecksum']
        .concat('application.initializeCommand', 'deploymentApiVersion', 'nameOverride', 'biomageCi.ref')
        .concat('networkPolicy.spec.podSelector', 'podDisruptionBudget', 'The'),
    );
  });
});
