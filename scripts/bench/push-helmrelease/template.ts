import type { Release } from './releases.ts';

/** A service's template, as small as one can be that says where its chart is. */
export const template = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: FILLED_IN_BY_CI
  namespace: FILLED_IN_BY_CI
spec:
  interval: 1m
  url: FILLED_IN_BY_CI
  ref:
    branch: main
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: FILLED_IN_BY_CI
  namespace: FILLED_IN_BY_CI
spec:
  interval: 5m
  chart:
    spec:
      chart: chart
      sourceRef:
        kind: GitRepository
        name: FILLED_IN_BY_CI
  values:
    image:
      registry: FILLED_IN_BY_CI
      repository: FILLED_IN_BY_CI
      tag: FILLED_IN_BY_CI
`;

/** What the baselines commit: about as long as what the action makes of the template. They fill nothing themselves. */
export function filled({ name, image }: Release): string {
  const [, registry = '', repository = '', tag = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(image) ?? [];
  return template
    .replace('registry: FILLED_IN_BY_CI', `registry: ${registry}`)
    .replace('repository: FILLED_IN_BY_CI', `repository: ${repository}`)
    .replace('tag: FILLED_IN_BY_CI', `tag: ${tag}`)
    .replaceAll('FILLED_IN_BY_CI', name);
}
