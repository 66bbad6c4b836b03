import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@iac/command';
import { assetPath, toolPath } from '@iac/toolbox';
import { layout, writeSchemas } from '../../../scripts/kubernetes-schemas/write.ts';

/** The minor versions of Kubernetes that charts support. */
export const minors = ['1.33', '1.34', '1.35', '1.36', '1.37'] as const;

/** Everything that charts make. */
const kinds = [
  'Deployment',
  'Service',
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'Role',
  'RoleBinding',
  'Ingress',
].concat(['NetworkPolicy', 'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'HTTPRoute', 'TargetGroupConfiguration']);

/** Checks manifests against the API of each supported Kubernetes and of the AWS load balancer controller. */
export class Conformity {
  private readonly folder = mkdtempSync(join(tmpdir(), 'schemas-'));

  constructor() {
    const controller = assetPath('aws-load-balancer-controller');
    const kubernetes = assetPath('kubernetes-openapi');
    writeSchemas(this.folder, {
      openapi: Object.fromEntries(minors.map((minor) => [minor, join(kubernetes, minor)])),
      crds: ['crd/gateway', 'gateway-api'].map((folder) => join(controller, folder)),
      kinds,
    });
  }

  /** Everything that is wrong with these manifests (by name), a line each. A kind without a schema is wrong too. */
  async faults(manifests: ReadonlyMap<string, string>, minor: (typeof minors)[number]): Promise<string[]> {
    const files = mkdtempSync(join(this.folder, 'manifests-'));
    for (const [name, manifest] of manifests) writeFileSync(join(files, `${name}.yaml`), manifest);
    const { stdout } = await runCommand({
      file: toolPath('kubeconform'),
      args: ['-strict', '-kubernetes-version', `${minor}.0`, '-schema-location', join(this.folder, layout), files],
      accept: [0, 1],
    });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(`${files}/`, ''));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
