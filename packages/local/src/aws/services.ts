import type { CloudFormation } from './cloudformation/cloudformation.ts';
import { cloudFormationService } from './cloudformation/service.ts';
import type { Ecr } from './ecr/operation.ts';
import { ecrService } from './ecr/service.ts';
import type { Clusters } from './eks/clusters.ts';
import { eksService } from './eks/service.ts';
import type { S3 } from './s3/operations.ts';
import { s3Service } from './s3/service.ts';
import type { Service } from './service.ts';
import { sts } from './sts/service.ts';

/** What the services hold. */
interface Held {
  readonly ecr: Ecr;
  readonly cloudFormation: CloudFormation;
  readonly clusters: Clusters;
  readonly s3: S3;
}

/** Every service that the local AWS has. */
export function services({ ecr, cloudFormation, clusters, s3 }: Held): readonly Service[] {
  return [sts, ecrService(ecr), cloudFormationService(cloudFormation), eksService(clusters), s3Service(s3)];
}
