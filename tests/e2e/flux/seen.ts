import type { Cluster } from '@iac/cluster';
import * as z from 'zod';

const podList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ deletionTimestamp: z.string().optional() }),
      spec: z.object({ containers: z.array(z.object({ image: z.string() })) }),
      status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })).optional() }),
    }),
  ),
});

/** The image of each pod that stays, once for each; with ` (not ready)` where it is not. */
export async function pods(cluster: Cluster, namespace: string): Promise<string[]> {
  const { items } = podList.parse(JSON.parse(await cluster.kubectl(['get', 'pods', `--namespace=${namespace}`, json])));
  return items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ spec, status }) => {
      const ready = status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false;
      return `${spec.containers[0]?.image ?? ''}${ready ? '' : ' (not ready)'}`;
    });
}

const releaseList = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), namespace: z.string() }),
      status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })) }),
    }),
  ),
});

/** NAMESPACE/NAME of every HelmRelease that is Ready. */
export async function readyReleases(cluster: Cluster): Promise<string[]> {
  const list = await cluster.kubectl(['get', 'helmreleases', '--all-namespaces', json]);
  return releaseList
    .parse(JSON.parse(list))
    .items.filter(({ status }) => status.conditions.some((one) => one.type === 'Ready' && one.status === 'True'))
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
    .sort();
}

/** KIND/NAME of whatever there still is in a namespace, of every kind that the cluster knows. */
export async function remains(cluster: Cluster, namespace: string): Promise<string[]> {
  const kinds = await cluster.kubectl(['api-resources', '--namespaced', '--verbs=list', '--output=name']);
  const list = ['get', kinds.trim().split('\n').join(','), `--namespace=${namespace}`, '--output=name'];
  return (await cluster.kubectl([...list, '--ignore-not-found'])).split('\n').filter((line) => line !== '');
}

/** One field of an object, by its JSON path. */
export function field(cluster: Cluster, path: string, object: readonly string[]): Promise<string> {
  return cluster.kubectl(['get', ...object, `--output=jsonpath={${path}}`]);
}

const json = '--output=json';
