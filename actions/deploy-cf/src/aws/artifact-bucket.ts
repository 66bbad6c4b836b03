import { createHash } from 'node:crypto';
import { connection, failureOf, type Cure } from '@iac/aws';
import type { Artifacts } from '@iac/cloudformation';
import type { DeployErrorCode } from '../errors.ts';

/** Templates in a bucket, each under the hash of its text, so that equal ones are one. S3's client is loaded only for this. */
export function artifactBucket(bucket: string, region: string): Artifacts {
  return {
    urlOf: (text) => `${addressOf(bucket, region)}/${keyOf(text)}`,
    put: async (text) => {
      const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
      const s3 = new S3Client(connection({ variable: 'S3', host: 's3' }, region, process.env));
      const key = keyOf(text);
      const request = { service: 'S3', prefix: 's3', operation: 'PutObject', subject: `${bucket}/${key}` };
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text })).catch((error: unknown) => {
        throw failureOf(error, request, { NoSuchBucket: missing(bucket) });
      });
    },
  };
}

function keyOf(text: string): string {
  return `deploy-cf/${createHash('sha256').update(text).digest('hex')}.template`;
}

/**
 * With the host of the partition (https://docs.aws.amazon.com/general/latest/gr/s3.html). The certificate of the bucket's own host
 * covers one label, so that a name with dots goes into the path (https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).
 */
export function addressOf(bucket: string, region: string): string {
  const host = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

function missing(bucket: string): Cure<DeployErrorCode> {
  return {
    code: 'bucket-not-found',
    user: true,
    problem: () => `There is no S3 bucket ${bucket}.`,
    remedy: () => 'Make it, in the region of the stacks, or correct artifact-bucket.',
  };
}
