import { AwsError } from '../errors.ts';
import type { Service } from '../service.ts';
import { operationsOf, type S3 } from './operations.ts';
import { s3Protocol } from './protocol.ts';

/** Simple Storage Service 2006-03-01, as far as templates are put there and read. */
export function s3Service(s3: S3): Service {
  return {
    name: 's3',
    protocol: s3Protocol,
    operations: new Map(operationsOf(s3).map((each) => [each.name, each])),
    invalid: ({ at, constraint }) =>
      at === 'Bucket'
        ? new AwsError('InvalidBucketName', 'The specified bucket is not valid.')
        : new AwsError('InvalidArgument', `${at}: ${constraint}`),
  };
}
