import type { RunContext } from '@iac/action-kit';
import type { Inputs } from '../src/inputs.ts';
import type { Wanted } from '../src/plan.ts';

export const context: RunContext = {
  repository: 'biomage/api',
  sha: 'a'.repeat(40),
  actor: 'ada',
  serverUrl: 'https://github.com',
  runUrl: 'https://github.com/biomage/api/actions/runs/7',
  workspace: '/workspace',
  temp: '',
};

export const inputs: Inputs = {
  mode: 'apply',
  deadline: 60_000,
  template: '.flux.ci',
  path: undefined,
  repository: 'biomage/iac',
  branch: undefined,
  access: { kind: 'token', token: 't' },
  release: {
    environment: 'staging',
    name: 'api',
    sandboxId: 'default',
    images: [{ registry: 'r.example', repository: 'api', tag: '1.4.2' }],
    serviceUrl: 'https://github.com/biomage/api',
    serviceRepository: 'biomage/api',
    values: {},
    set: new Map(),
  },
};

export const wanted: Wanted = {
  path: 'releases/staging/api.yaml',
  text: release('api', 'default', '1.4.2'),
  name: 'api',
  sandboxId: 'default',
  images: [{ image: 'r.example/api:1.4.2' }],
  environment: 'staging',
  conventional: true,
};

/** The smallest file that reads as a release. */
export function release(name: string, sandboxId: string, tag: string): string {
  return [
    'apiVersion: helm.toolkit.fluxcd.io/v2',
    'kind: HelmRelease',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${name}-${sandboxId}`,
    '  labels:',
    `    sandboxId: ${sandboxId}`,
    'spec:',
    '  values:',
    '    image:',
    '      registry: r.example',
    `      repository: ${name}`,
    `      tag: ${tag}`,
    '',
  ].join('\n');
}
