import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@iac/command';
import { assetPath, toolPath } from '@iac/toolbox';
import { layout, writeSchemas } from '../../../scripts/kubernetes-schemas/write.ts';

/** The minor versions of Kubernetes that charts support. */
export const minors = ['1.33', '1.34', '1.35', '1.36', '1.37'] as const;

/** Checks manifests against the API of each supported Kubernetes and of the AWS load balancer controller. */
export class Conformity {
  private readonly folder = mkdtempSync(join(tmpdir(), 'schemas-'));

  constructor() {
    const crds = [join(assetPath('aws-load-balancer-controller'), 'crd')];
    for (const minor of minors) {
      writeSchemas(this.folder, minor, { openapi: join(assetPath('kubernetes-openapi'), minor), crds });
    }
  }

  /** Everything that is wrong, a line each. Kinds without a schema are wrong too. */
  async faults(manifest: string, minor: (typeof minors)[number]): Promise<string[]> {
    const { stdout } = await runCommand({
      file: toolPath('kubeconform'),
      args: ['-strict', '-kubernetes-version', `${minor}.0`, '-schema-location', join(this.folder, layout)],
      input: manifest,
      accept: [0, 1],
    });
    return stdout.split('\n').filter((line) => line !== '');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
