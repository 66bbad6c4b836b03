import type { ReleaseValues } from '../src/release-values.ts';

const commit = '4507bc930b4ff5d0835761f4a170da2459df50fb';

/** What fills input-service.yaml. */
export const service: ReleaseValues = {
  environment: 'staging',
  name: 'greeter',
  sandboxId: 'default',
  images: [{ registry: 'registry.example.org', repository: 'greeter', tag: `refs-heads-master-${commit}-1784829173` }],
  serviceUrl: 'https://github.com/example/greeter',
  serviceRepository: 'example/greeter',
  chartRef: commit,
  replicaCount: 2,
  serviceAccountRole: 'greeter-role-staging',
};

/** What fills input-two-images.yaml. */
export const twoImages: ReleaseValues = {
  environment: 'production',
  name: 'broker',
  sandboxId: 'pr-12',
  images: [
    { alias: 'queue', registry: 'localhost:5000', repository: 'team/queue', tag: 'v2.10.0' },
    { alias: 'proxy', registry: 'registry.example.org', repository: 'proxy', tag: '1.10.3' },
  ],
  serviceUrl: 'https://github.com/example/broker',
  serviceRepository: 'example/broker',
  chartRepository: 'oci://registry.example.org/charts/broker',
  chartRef: '>=1.2.0 <2.0.0',
};
