import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const labels = { app: 'api-default', sandboxId: 'default', release: 'api' };
const metadata = { name: 'api-default', labels: { ...labels, heritage: 'Helm' } };

/** What the chart of 2021 made for the release `api` in the sandbox `default`: its names, labels and selectors. */
const made = [
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'deployment-runner', annotations: { sandboxId: 'default' } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: labels, ports: [{ name: 'web', port: 5000, targetPort: 5000, protocol: 'TCP' }] },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: 'deployment-runner',
          containers: [
            { name: 'biomage-node-chart', image: 'registry.example/api:1.0.0', ports: [{ containerPort: 5000 }] },
          ],
        },
      },
    },
  },
];

/** Writes a chart that makes just that, and gives its folder. */
export function chartOf2021(folder: string): string {
  const chart = join(folder, 'biomage-node-chart');
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(
    join(chart, 'Chart.yaml'),
    stringify({ apiVersion: 'v1', name: 'biomage-node-chart', version: '1.0.0' }),
  );
  writeFileSync(join(chart, 'templates/all.yaml'), made.map((object) => `---\n${stringify(object)}`).join(''));
  return chart;
}
