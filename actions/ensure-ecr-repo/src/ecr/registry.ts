import type { ECR } from '@aws-sdk/client-ecr';
import type { Registry } from '../run.ts';
import { ecrPreviewer } from './previewer.ts';
import { ecrReader } from './reader.ts';
import { ecrWriter } from './writer.ts';

/** A private registry over ECR's API. `registryId`: the account that owns it, if it is not the caller's own. */
export function ecrRegistry(ecr: ECR, registryId: string | undefined): Registry {
  return { ...ecrReader(ecr, registryId), ...ecrWriter(ecr, registryId), ...ecrPreviewer(ecr, registryId) };
}
