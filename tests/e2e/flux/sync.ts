/** PURE: what bootstrapping Flux leaves in a cluster: where the repository is, and that the releases of `environment` are applied. */
export function syncOf(url: string, environment: string): readonly unknown[] {
  const metadata = { name: 'flux-system', namespace: 'flux-system' };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: { interval: '1h', url, ref: { branch: 'main' }, secretRef: { name: metadata.name } },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: '1h',
        retryInterval: '5s',
        path: `./releases/${environment}`,
        prune: true,
        sourceRef: { kind: 'GitRepository', name: metadata.name },
      },
    },
  ];
}
