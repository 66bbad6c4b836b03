import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startCluster, type Cluster } from '@iac/cluster';
import { confirmedBy } from '../confirmed-by.ts';
import { canListen } from './can-listen.ts';

confirmedBy(['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok', 'kubectl'], () => {
  let clusters: Cluster[];
  beforeAll(async () => {
    clusters = await Promise.all([startCluster(), startCluster({ nodes: 1 })]);
  });
  afterAll(() => Promise.all(clusters.map((cluster) => cluster.close())));

  it('two clusters run at once, each with its own nodes', async () => {
    const names = await Promise.all(clusters.map((cluster) => cluster.kubectl(['get', 'nodes', '--output', 'name'])));
    expect(names).toEqual(['node/node-1\nnode/node-2\n', 'node/node-1\n']);
  });

  it('a Deployment is scheduled and becomes available', async () => {
    const [cluster] = clusters;
    await cluster?.kubectl(['create', 'deployment', 'web', '--image=registry.test/web:1', '--replicas=3']);
    const wait = ['wait', 'deployment/web', '--for=condition=Available', '--timeout=60s'];
    expect(await cluster?.kubectl(wait)).toBe('deployment.apps/web condition met\n');
  });

  it('a Pod that may escalate is refused in a namespace that enforces restricted', async () => {
    const [cluster] = clusters;
    await cluster?.kubectl(['create', 'namespace', 'strict']);
    await cluster?.kubectl(['label', 'namespace', 'strict', 'pod-security.kubernetes.io/enforce=restricted']);
    const run = cluster?.kubectl(['run', 'web', '--namespace=strict', '--image=registry.test/web:1']);
    await expect(run).rejects.toThrow(/violates PodSecurity "restricted:latest"/);
  });

  it('nothing of a cluster is left once it is closed', async () => {
    const cluster = await startCluster({ nodes: 1 });
    await cluster.close();
    expect(await canListen(cluster.server)).toBe(true);
    expect(existsSync(cluster.folder)).toBe(false);
  });
});
