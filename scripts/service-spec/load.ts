import spec from '@aws-cdk/aws-service-spec';
import type { Resource } from '@aws-cdk/service-spec-types';

/** Every resource type that CloudFormation's own schemas describe, by name. Takes about half a second. */
export function resourceTypes(): Resource[] {
  const types = [...spec.loadAwsServiceSpecSync().all('resource')];
  return types.sort((one, other) => (one.cloudFormationType < other.cloudFormationType ? -1 : 1));
}
