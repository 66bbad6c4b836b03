import { stringify } from 'yaml';
import { accountConfigOf, type Account } from './account.ts';

const metadata = { name: 'flux-system', namespace: 'flux-system' };

/** PURE: what bootstrapping Flux leaves in a cluster: where the repository is, and that the releases of `environment` are applied. */
export function syncOf(url: string, environment: string, account: Account): readonly unknown[] {
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: { interval: '1h', url, ref: { branch: 'main' }, secretRef: { name: metadata.name } },
    },
    kustomization(environment, account),
  ];
}

/** PURE: as charts/README.md says that an environment has it. */
export function kustomization(environment: string, account: Account): unknown {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata,
    spec: {
      interval: '1h',
      retryInterval: '5s',
      path: `./releases/${environment}`,
      prune: true,
      sourceRef: { kind: 'GitRepository', name: metadata.name },
      patches: [
        {
          target: { version: 'v1', kind: 'ConfigMap', name: 'account-config' },
          patch: stringify(accountConfigOf(account)),
        },
      ],
    },
  };
}
