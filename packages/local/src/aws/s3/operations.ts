import { crc32 } from 'node:zlib';
import { AwsError } from '../errors.ts';
import { type Asking, operation, type Operation } from '../service.ts';
import { choice, string, structure } from '../shapes/index.ts';
import { type Bucket, type Buckets, etagOf, type StoredObject } from './buckets.ts';

export interface S3 {
  readonly buckets: Buckets;
  readonly now: () => Date;
}

const inBucket = { Bucket: string({ min: 3, max: 63, pattern: '[a-z0-9][a-z0-9.-]*[a-z0-9]' }) };
const ofObject = { ...inBucket, Key: string({ min: 1, max: 1024 }) };
const owned = { ExpectedBucketOwner: string({ pattern: '[0-9]{12}' }) };
const read = { ...owned, ChecksumMode: choice(['ENABLED']) };
const written = {
  ...owned,
  Body: string(),
  ContentType: string(),
  IfNoneMatch: choice(['*']),
  ChecksumAlgorithm: choice(['CRC32']),
  ChecksumCRC32: string(),
  ServerSideEncryption: choice(['AES256', 'aws:kms', 'aws:kms:dsse']),
  SSEKMSKeyId: string(),
};

export function operationsOf(s3: S3): readonly Operation[] {
  return [putObject(s3), getObject(s3), headObject(s3), headBucket(s3), getBucketLocation(s3)];
}

const putObject = ({ buckets, now }: S3) =>
  operation({
    name: 'PutObject',
    mutating: true,
    input: structure(ofObject, written),
    run(input, asking) {
      const { objects } = bucketOf(buckets, input, asking);
      const { Key: key, Body: body = '', ContentType: contentType = 'application/octet-stream' } = input;
      const checksum = checksumOf(body);
      if (input.ChecksumCRC32 !== undefined && input.ChecksumCRC32 !== checksum) throw badDigest();
      if (input.IfNoneMatch === '*' && objects.has(key)) throw preconditionFailed();
      const object = { key, body, contentType, lastModified: now() };
      objects.set(key, object);
      const encryption = input.ServerSideEncryption ?? 'AES256';
      return { ETag: etagOf(object), ChecksumCRC32: checksum, ServerSideEncryption: encryption };
    },
  });

const getObject = ({ buckets }: S3) =>
  operation({
    name: 'GetObject',
    mutating: false,
    input: structure(ofObject, read),
    run: (input, asking) => described(objectOf(bucketOf(buckets, input, asking), input.Key)),
  });

/** As GetObject: that the body does not go with it is HTTP's doing. */
const headObject = (s3: S3) => ({ ...getObject(s3), name: 'HeadObject' });

const headBucket = ({ buckets }: S3) =>
  operation({
    name: 'HeadBucket',
    mutating: false,
    input: structure(inBucket, owned),
    run: (input, asking) => ({ BucketRegion: bucketOf(buckets, input, asking).region }),
  });

const getBucketLocation = ({ buckets }: S3) =>
  operation({
    name: 'GetBucketLocation',
    mutating: false,
    input: structure(inBucket, owned),
    // us-east-1 has no name here: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
    run(input, asking) {
      const { region } = bucketOf(buckets, input, asking);
      return { LocationConstraint: region === 'us-east-1' ? '' : region };
    },
  });

interface Asked {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

function bucketOf(buckets: Buckets, { Bucket: name, ExpectedBucketOwner: owner }: Asked, { caller }: Asking): Bucket {
  const bucket = buckets.get(name);
  if (bucket.account !== caller.account || (owner !== undefined && owner !== bucket.account))
    throw new AwsError('AccessDenied', 'Access Denied', { status: 403 });
  if (bucket.region !== caller.region)
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      { status: 301, details: { Bucket: name, Endpoint: `${name}.s3.${bucket.region}.amazonaws.com` } },
    );
  return bucket;
}

function objectOf({ objects }: Bucket, key: string): StoredObject {
  const object = objects.get(key);
  if (object === undefined)
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', { status: 404, details: { Key: key } });
  return object;
}

function described(object: StoredObject) {
  const { contentType, lastModified, body } = object;
  return { ETag: etagOf(object), ContentType: contentType, LastModified: lastModified, Body: body };
}

function checksumOf(body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
function badDigest(): AwsError {
  return new AwsError('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
}

function preconditionFailed(): AwsError {
  return new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    status: 412,
  });
}
