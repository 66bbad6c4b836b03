import type { JobRun } from '../tour/job-run.ts';
import type { Told } from '../tour/tour.ts';

/** Mermaid's source for what the first round did: from the service's commit to the files that Flux reads. */
export function flowOf({ service, iac, commit, runs }: Told): string {
  const first = runs.filter(({ round }) => round === 'first');
  const images = first.filter(({ action }) => action === 'ensure-ecr-repo');
  const releases = first.filter(({ action }) => action === 'push-helmrelease');
  return [
    'flowchart LR',
    `  commit(["${label(service)}<br>${label(commit.slice(0, 12))}"])`,
    ...[...new Map(images.map((run) => [run.outcome.outputs['repository-uri'] ?? '', run])).keys()].map(
      (uri) => `  ecr[("Amazon ECR<br>${label(uri.split('/').slice(1).join('/'))}")]`,
    ),
    ...releases.flatMap((run, index) => releaseLines(run, index)),
    ...images
      .slice(0, 1)
      .map(({ outcome }) => `  commit -- "Push image: ${label(outcome.outputs['outcome'] ?? '')}" --> ecr`),
    `  subgraph iac ["${label(iac)}"]`,
    ...releases.map((_run, index) => `    file${index}`),
    '  end',
  ].join('\n');
}

function releaseLines({ environment, outcome: { outputs } }: JobRun, index: number): string[] {
  const cluster = `cluster${index}`;
  return [
    `  file${index}["${label(outputs['path'] ?? '')}"]`,
    `  ${cluster}[["Flux on biomage-${label(environment)}"]]`,
    `  commit -- "Push HelmRelease: ${label(outputs['outcome'] ?? '')}" --> file${index}`,
    `  file${index} -. "applied by" .-> ${cluster}`,
    `  ecr -. "pulled by" .-> ${cluster}`,
  ];
}

/** Text inside a label's quotes. */
function label(text: string): string {
  return text.replace(/[&<>"#;`]/g, (mark) => `#${mark.charCodeAt(0)};`);
}
