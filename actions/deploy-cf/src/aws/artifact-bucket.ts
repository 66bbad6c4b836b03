import { createHash } from 'node:crypto';
import { connection, failureOf, type Cure } from '@iac/aws';
import type { Artifacts } from '@iac/cloudformation';
import type { DeployErrorCode } from '../errors.ts';

/** Templates in a bucket, each under the hash of its text, so that equal ones are one. S3's client is loaded only for this. */
export function artifactBucket(bucket: string, region: string): Artifacts {
  const putting = new Map<string, Promise<void>>();
  return {
    urlOf: (text) => `${addressOf(bucket, region)}/${keyOf(text)}`,
    put(text) {
      const key = keyOf(text);
      // Two stacks may nest the same template.
      const put = putting.get(key) ?? putOnce({ bucket, key, text }, region);
      putting.set(key, put);
      return put;
    },
  };
}

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly text: string;
}

/** S3 answers "precondition failed" where it is there already (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html). */
async function putOnce({ bucket, key, text }: Upload, region: string): Promise<void> {
  const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
  const s3 = new S3Client(connection({ variable: 'S3', host: 's3' }, region, process.env));
  const request = { service: 'S3', prefix: 's3', operation: 'PutObject', subject: `${bucket}/${key}` };
  await s3
    .send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, IfNoneMatch: '*' }))
    .catch((error: unknown) => {
      if (Error.isError(error) && error.name === 'PreconditionFailed') return;
      throw failureOf(error, request, { NoSuchBucket: missing(bucket), PermanentRedirect: elsewhere(bucket, region) });
    });
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

function elsewhere(bucket: string, region: string): Cure<DeployErrorCode> {
  return {
    code: 'bucket-not-found',
    user: true,
    problem: () => `The S3 bucket ${bucket} is not in ${region}.`,
    remedy: () => 'Name a bucket in the region of the stacks in artifact-bucket.',
  };
}
