import { runCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import { chartFolder } from '../../charts/nodejs/chart.ts';

/** An object of Kubernetes, as far as tests look at all of them alike. */
const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});
export type KubernetesObject = z.output<typeof object>;

export interface Rendered {
  readonly manifest: string;
  readonly objects: readonly KubernetesObject[];
  readonly notes: string;
}

export interface ReleaseOptions {
  readonly name?: string;
  readonly namespace?: string;
}

const answer = z.object({ manifest: z.string(), info: z.object({ notes: z.string() }) });

/** What Helm would install. Throws an error with all that Helm says where it refuses. */
export async function render(
  values: unknown,
  { name = 'notes', namespace = 'notes-default' }: ReleaseOptions = {},
): Promise<Rendered> {
  const { stdout, stderr, exitCode } = await runCommand({
    file: toolPath('helm'),
    args: ['install', name, chartFolder, '--namespace', namespace, '--dry-run=client', '--output=json', '--values=-'],
    input: JSON.stringify(values),
    accept: [0, 1],
  });
  if (exitCode !== 0) throw new Error(stderr);
  const { manifest, info } = answer.parse(JSON.parse(stdout));
  const objects = parseAllDocuments(manifest)
    .filter((document) => document.contents !== null)
    .map((document) => object.parse(document.toJS()));
  return { manifest, objects, notes: info.notes };
}

/** The one object of a kind. Throws when there is none, or more than one. */
export function one({ objects }: Rendered, kind: string): KubernetesObject {
  const [found, ...others] = objects.filter((object) => object.kind === kind);
  if (found === undefined || others.length > 0)
    throw new Error(`There are ${objects.map((object) => object.kind).join(', ')}.`);
  return found;
}

/** The kinds of all objects, sorted. */
export function kinds({ objects }: Rendered): string[] {
  return objects.map(({ kind }) => kind).sort();
}

const deployment = z.looseObject({
  spec: z.looseObject({
    selector: z.unknown(),
    template: z.looseObject({
      metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        containers: z.array(z.looseObject({ env: z.array(z.looseObject({ name: z.string() })) })),
      }),
    }),
  }),
});

/** The Deployment's spec, its pod's and its container's. */
export function workload(rendered: Rendered) {
  const { spec } = deployment.parse(one(rendered, 'Deployment'));
  const [container] = spec.template.spec.containers;
  if (container === undefined) throw new Error('The Deployment has no container.');
  return { spec, pod: spec.template.spec, labels: spec.template.metadata.labels, container };
}
