// Confirmed by a real API server: what charts/nodejs makes is admitted, in a namespace that enforces Pod Security "restricted", and replaces what the 2021 chart made.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startCluster, type Cluster } from '@iac/cluster';
import { runCommand } from '@iac/command';
import { assetPath, toolPath } from '@iac/toolbox';
import { cases, valuesOfCase } from '../../charts/nodejs/cases.ts';
import { chartFolder } from '../../charts/nodejs/chart.ts';
import * as z from 'zod';
import { confirmedBy } from '../confirmed-by.ts';
import { ofRealReleases } from '../real-releases.ts';
import { chartOf2021 } from './chart-of-2021.ts';
import { accountConfig, writtenReleases } from './corpus.ts';
import { render } from './helm.ts';
import { podOf, restricted, surroundings } from './surroundings.ts';
import { withValue, without } from './without.ts';

const deploymentSchema = z.looseObject({
  metadata: z.looseObject({ uid: z.string() }),
  spec: z.looseObject({ selector: z.unknown() }),
  status: z.looseObject({ readyReplicas: z.number().optional() }),
});
const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'];

confirmedBy(['helm', 'aws-load-balancer-controller', ...parts], () => {
  // No Recreate: a Deployment that never had it cannot take it by server-side apply. CPU is asked for, for the autoscaler.
  const others = without(valuesOfCase('of-2021'), 'strategyType');
  const values = withValue(withValue(others, 'resources.requests', { cpu: '100m' }), 'minReadySeconds', 0);
  let cluster: Cluster;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chart-'));
    cluster = await startCluster();
    await cluster.kubectl(['apply', '--server-side', '--filename=-'], { input: JSON.stringify(surroundings) });
    const controller = assetPath('aws-load-balancer-controller');
    for (const crds of [
      'crd/gateway/gateway.k8s.aws_targetgroupconfigurations.yaml',
      'gateway-api/gateway.networking.k8s.io_httproutes.yaml',
    ]) {
      await cluster.kubectl(['apply', '--server-side', `--filename=${join(controller, crds)}`]);
    }
    await cluster.kubectl(['wait', 'crd', '--all', '--for=condition=Established', '--timeout=30s']);
  }, 120_000);
  afterAll(async () => {
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('every object of every case is admitted by server-side apply, with no field that it does not know', async () => {
    for (const one of cases) {
      const { manifest } = await render(one.values);
      await expect(dryRun(manifest).then(() => one.name)).resolves.toBe(one.name);
    }
  }, 180_000);

  it('every Pod of every case is admitted where "restricted" is enforced', async () => {
    const all = await Promise.all(cases.map((one) => render(one.values)));
    const pods = all.map((rendered, index) => podOf(rendered, `pod-${index}`));
    await dryRun(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: pods }));
    const loose = {
      ...pods[0],
      spec: { serviceAccountName: 'deployment-runner', containers: [{ name: 'web', image: 'registry.example/web:1' }] },
    };
    await expect(dryRun(JSON.stringify(loose))).rejects.toThrow(/violates PodSecurity "restricted:latest"/);
  }, 180_000);

  ofRealReleases(() => {
    it.each(writtenReleases)('the Pods of $file are admitted where "restricted" is enforced', async (release) => {
      const rendered = await render({ ...release.values, ...accountConfig }, release);
      const pod = podOf(rendered, `pod-of-${release.name}`);
      expect(await dryRun(JSON.stringify(pod))).toBe(
        `pod/pod-of-${release.name} serverside-applied (server dry run)\n`,
      );
    });
  });

  it('a release of the 2021 chart is upgraded in place: the same Deployment, the same selector, restricted pods', async () => {
    await helm(['install', 'api', chartOf2021(folder)]);
    const before = await deployment();
    await cluster.kubectl([
      'label',
      'namespace',
      'api-default',
      ...Object.entries(restricted).map((pair) => pair.join('=')),
    ]);
    await helm(['upgrade', 'api', chartFolder, '--values=-', '--wait', '--timeout=60s'], values);
    const after = await deployment();
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.spec.selector).toEqual(before.spec.selector);
    expect(after.status.readyReplicas).toBe(2);
  }, 120_000);

  it('an autoscaler that takes over brings the pods to its minimum', async () => {
    await helm(
      ['upgrade', 'api', chartFolder, '--values=-'],
      withValue(values, 'hpa', { enabled: true, minReplicas: 3 }),
    );
    const wait = ['wait', 'deployment/api-default', '--namespace=api-default', '--timeout=60s'];
    await cluster.kubectl([...wait, '--for=jsonpath={.spec.replicas}=3']);
  }, 120_000);

  function dryRun(manifest: string): Promise<string> {
    const apply = ['apply', '--server-side', '--dry-run=server', '--filename=-'];
    return cluster.kubectl(apply, { input: manifest });
  }

  async function helm(args: string[], values: unknown = {}): Promise<void> {
    const env = {
      ...process.env,
      ...cluster.env,
      HELM_CACHE_HOME: folder,
      HELM_CONFIG_HOME: folder,
      HELM_DATA_HOME: folder,
    };
    await runCommand({
      file: toolPath('helm'),
      args: [...args, '--namespace=api-default'],
      env,
      input: JSON.stringify(values),
    });
  }

  async function deployment() {
    const get = ['get', 'deployment', 'api-default', '--namespace=api-default', '--output=json'];
    return deploymentSchema.parse(JSON.parse(await cluster.kubectl(get)));
  }
});
