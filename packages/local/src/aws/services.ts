import type { CloudFormation } from './cloudformation/cloudformation.ts';
import { cloudFormationService } from './cloudformation/service.ts';
import type { Ecr } from './ecr/operation.ts';
import { ecrService } from './ecr/service.ts';
import type { Service } from './service.ts';
import { sts } from './sts/service.ts';

/** What the services hold. */
interface Held {
  readonly ecr: Ecr;
  readonly cloudFormation: CloudFormation;
}

/** Every service that the local AWS has. */
export function services({ ecr, cloudFormation }: Held): readonly Service[] {
  return [sts, ecrService(ecr), cloudFormationService(cloudFormation)];
}
