import type { Ecr } from './ecr/operation.ts';
import { ecrService } from './ecr/service.ts';
import type { Service } from './service.ts';
import { sts } from './sts/service.ts';

/** Every service that the local AWS has. */
export function services({ ecr }: { readonly ecr: Ecr }): readonly Service[] {
  return [sts, ecrService(ecr)];
}
