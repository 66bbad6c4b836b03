import type { KubernetesObject, Rendered } from './helm.ts';
import { workload } from './helm.ts';

export const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };
const inNotes = (kind: string, name: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'notes-default' },
});
const namespace = (name: string, labels: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { sandboxId: 'default', ...labels } },
});

/** What a release of the cases finds in its cluster. */
export const surroundings = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    namespace('notes-default', restricted),
    namespace('worker-default', {}),
    namespace('api-default', {}),
    inNotes('ServiceAccount', 'deployment-runner'),
    inNotes('ServiceAccount', 'notes-runner'),
    { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'services' }, value: 1000 },
  ],
};

/** A Pod as the release's Deployment would make it. */
export function podOf(rendered: Rendered, name: string): KubernetesObject {
  const { pod, labels } = workload(rendered);
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'notes-default', labels }, spec: pod };
}
