import { join } from 'node:path';

export type ControllerName =
  | 'source-controller'
  | 'kustomize-controller'
  | 'helm-controller'
  | 'image-reflector-controller'
  | 'image-automation-controller';

/** What fetches, applies and installs. */
export const delivery: readonly ControllerName[] = ['source-controller', 'kustomize-controller', 'helm-controller'];

/** What finds newer images and commits their tags. */
export const imageAutomation: readonly ControllerName[] = ['image-reflector-controller', 'image-automation-controller'];

interface Place {
  /** A folder that is there, for what the controller keeps. */
  readonly folder: string;
  readonly health: number;
  /** Where source-controller serves what it has fetched. */
  readonly storage: number;
}

/** PURE. Short waits for what another object has to do first: the default is half a minute. */
export function argumentsOf(name: ControllerName, { folder, health, storage }: Place): string[] {
  const address = `127.0.0.1:${storage}`;
  const everybody = ['--metrics-addr=0', `--health-addr=127.0.0.1:${health}`, '--enable-leader-election=false'];
  switch (name) {
    case 'source-controller':
      return [
        ...[...everybody, '--concurrent=8', '--requeue-dependency=1s'],
        ...[`--storage-path=${folder}`, `--storage-addr=${address}`, `--storage-adv-addr=${address}`],
      ];
    case 'kustomize-controller':
      return [...everybody, '--requeue-dependency=1s'];
    case 'helm-controller':
      return [...everybody, '--concurrent=8', '--requeue-dependency=1s'];
    case 'image-reflector-controller':
      return [...everybody, '--requeue-dependency=1s', `--storage-path=${join(folder, 'database')}`];
    case 'image-automation-controller':
      return everybody;
  }
}
