import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import * as sdk from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '../../src/aws/index.ts';
import { Buckets } from '../../src/aws/s3/buckets.ts';
import { s3Service } from '../../src/aws/s3/service.ts';
import { operationModel } from './sdk-model.ts';

let aws: Aws;
let s3: S3Client;
beforeEach(async () => {
  aws = await startAws();
  aws.s3.put('templates');
  const credentials = { accessKeyId: 'LOCALACCESSKEY000001', secretAccessKey: 'any' };
  s3 = new S3Client({ endpoint: aws.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  s3.destroy();
  await aws.close();
});

const Bucket = 'templates';
const Key = 'cf/api/3f2a.yaml';

describe('an object', () => {
  it('is kept and given back as it was put, with accents and all', async () => {
    const Body = 'Description: naïve ✓\n';
    const put = await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/yaml' }));
    expect(put.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(Body);
    expect(got.ContentType).toBe('application/yaml');
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ContentLength: Buffer.byteLength(Body), ETag: put.ETag });
    expect(aws.s3.object(Bucket, Key)).toBe(Body);
  });

  it('that is not there is NoSuchKey to GET and NotFound to HEAD', async () => {
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is put only once with If-None-Match', async () => {
    const put = new PutObjectCommand({ Bucket, Key, Body: 'a', IfNoneMatch: '*' });
    await s3.send(put);
    await expect(s3.send(put)).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('is refused when its checksum is another', async () => {
    const put = new PutObjectCommand({ Bucket, Key, Body: 'a', ChecksumCRC32: 'AAAAAA==' });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'BadDigest' });
  });

  it('is put by no header that is not known here', async () => {
    const put = new PutObjectCommand({ Bucket, Key, Body: 'a', ACL: 'public-read' });
    await expect(s3.send(put)).rejects.toThrow(/does not know the header x-amz-acl/);
  });
});

describe('a bucket', () => {
  it('tells its region, us-east-1 by saying nothing', async () => {
    expect(await s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({ BucketRegion: 'eu-west-1' });
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe('eu-west-1');
  });

  it('that is not there is NoSuchBucket', async () => {
    const put = new PutObjectCommand({ Bucket: 'nowhere', Key, Body: 'a' });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it("is closed to others, and to those who take it for another's", async () => {
    aws.s3.put('theirs', { account: '210987654321' });
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'theirs' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    const put = new PutObjectCommand({ Bucket, Key, Body: 'a', ExpectedBucketOwner: '210987654321' });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('of another region sends its caller there', async () => {
    aws.s3.put('away', { region: 'us-west-2' });
    const get = new GetObjectCommand({ Bucket: 'away', Key });
    await expect(s3.send(get)).rejects.toMatchObject({ $metadata: { httpStatusCode: 301 } });
  });

  it('is read by address as CloudFormation reads templates: in the host, in the path, or of this AWS itself', () => {
    const buckets = new Buckets();
    const { objects } = buckets.put('t.emplates', { region: 'eu-west-1', account: '123456789012' });
    objects.set('a b/c', { key: 'a b/c', body: 'x', contentType: '', lastModified: new Date() });
    const addresses = [
      'https://t.emplates.s3.eu-west-1.amazonaws.com/a%20b/c',
      'https://s3.eu-west-1.amazonaws.com/t.emplates/a%20b/c',
      'http://127.0.0.1:4321/t.emplates/a%20b/c',
    ];
    expect(addresses.map((each) => buckets.read(each))).toEqual(['x', 'x', 'x']);
    expect(buckets.read('https://t.emplates.s3.eu-west-1.amazonaws.com/d')).toBeUndefined();
    expect(buckets.read('nonsense')).toBeUndefined();
  });
});

describe('every operation of S3', () => {
  const { operations } = s3Service({ buckets: new Buckets(), now: () => new Date() });
  it.each([...operations.values()])('takes only members that the SDK can send: $name', ({ name, input }) => {
    const model = operationModel(new Map<string, unknown>(Object.entries(sdk)).get(`${name}$`)).input;
    const known = model.kind === 'structure' ? [...model.members.keys()] : [];
    expect(known).toEqual(expect.arrayContaining([...(input.members?.keys() ?? [])]));
    expect([...(input.required ?? [])].sort()).toEqual(model.kind === 'structure' ? [...model.required].sort() : []);
  });

  it('is all there is: another one fails loudly', async () => {
    await expect(s3.send(new ListBucketsCommand({}))).rejects.toThrow(/does not know s3:GET/);
  });
});
