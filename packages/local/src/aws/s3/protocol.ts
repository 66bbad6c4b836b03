import { Refusal } from '../errors.ts';
import type { HttpRequest } from '../http.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { isFor } from '../protocol/rest-json.ts';
import { toXml } from '../protocol/xml.ts';
import type { Output, Value } from '../service.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const xml = 'application/xml';

/** Headers of requests that are members of the input; of the others that begin with x-amz- only the signer's are let pass. */
const inputs: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  'if-none-match': 'IfNoneMatch',
  'x-amz-checksum-crc32': 'ChecksumCRC32',
  'x-amz-checksum-mode': 'ChecksumMode',
  'x-amz-expected-bucket-owner': 'ExpectedBucketOwner',
  'x-amz-sdk-checksum-algorithm': 'ChecksumAlgorithm',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
};
const signers = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];

/** Members of an answer that are headers. */
const outputs: Readonly<Record<string, string>> = {
  BucketRegion: 'x-amz-bucket-region',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ContentType: 'content-type',
  ETag: 'etag',
  LastModified: 'last-modified',
  ServerSideEncryption: 'x-amz-server-side-encryption',
};

/** restXml as S3 speaks it, with the bucket in the path: an SDK puts it there when the endpoint is an IP address. */
export const s3Protocol: Protocol = {
  problems: {
    'missing-token': { code: 'AccessDenied', status: 403 },
    'incomplete-signature': { code: 'AuthorizationHeaderMalformed', status: 400 },
    'wrong-scope': { code: 'AuthorizationHeaderMalformed', status: 400 },
    'unknown-key': { code: 'InvalidAccessKeyId', status: 403 },
    'expired-token': { code: 'ExpiredToken', status: 400 },
    'access-denied': { code: 'AccessDenied', status: 403 },
    throttled: { code: 'SlowDown', status: 503 },
    'internal-error': { code: 'InternalError', status: 500 },
    unavailable: { code: 'ServiceUnavailable', status: 503 },
    'unknown-operation': { code: 'NotImplemented', status: 501 },
    malformed: { code: 'InvalidRequest', status: 400 },
  },
  asks: (request) => (isFor('s3', request) ? operationOf(request) : undefined),
  parse(request) {
    const { bucket, key } = placeOf(request);
    return {
      Bucket: bucket,
      ...(key !== '' && { Key: key }),
      ...(request.method === 'PUT' && { Body: request.body }),
      ...headersOf(request),
    };
  },
  fit: (input) => input,
  answer(output, { requestId }) {
    const { Body: body, LocationConstraint: location } = output;
    const { 'content-type': contentType = xml, ...headers } = headersIn(output);
    return { status: 200, contentType, requestId, headers, body: typeof body === 'string' ? body : located(location) };
  },
  refuse: ({ code, status, message, details }, { requestId }) => ({
    status,
    contentType: xml,
    requestId,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${toXml({ Code: code, Message: message, ...details, RequestId: requestId, HostId: 'local' })}</Error>`,
  }),
};

function operationOf(request: HttpRequest): string {
  const { key, query } = placeOf(request);
  const location = query.has('location');
  const names: Readonly<Record<string, string>> = {
    'PUT key': 'PutObject',
    'GET key': 'GetObject',
    'HEAD key': 'HeadObject',
    'HEAD bucket': 'HeadBucket',
    'GET bucket location': 'GetBucketLocation',
  };
  const asked = `${request.method} ${key === '' ? 'bucket' : 'key'}${location ? ' location' : ''}`;
  const name = names[asked] ?? asked;
  // Any other parameter asks for something else: a tagging, a version, a part of an upload.
  const others = [...query.keys()].filter((each) => each !== 'location' && each !== 'x-id');
  return others.length === 0 ? name : `${name}?${others.join('&')}`;
}

function placeOf({ path }: HttpRequest) {
  const [place = '', query = ''] = path.split('?', 2);
  const [bucket = '', ...key] = place.slice(1).split('/').map(decodeURIComponent);
  return { bucket, key: key.join('/'), query: new URLSearchParams(query) };
}

function headersOf({ headers }: HttpRequest): Readonly<Record<string, string>> {
  const stranger = Object.keys(headers).find(
    (name) => name.startsWith('x-amz-') && inputs[name] === undefined && !signers.includes(name),
  );
  if (stranger !== undefined) throw new Refusal('malformed', `The local S3 does not know the header ${stranger}.`);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (inputs[name] === undefined ? [] : [[inputs[name], value]])),
  );
}

function headersIn(output: Output): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(output).flatMap(([member, value]) => {
      const header = outputs[member];
      return header === undefined || value === undefined ? [] : [[header, textOf(value)]];
    }),
  );
}

function textOf(value: Value): string {
  if (value instanceof Date) return value.toUTCString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function located(location: Value | undefined): string {
  if (location === undefined) return '';
  return `<LocationConstraint xmlns="${namespace}">${textOf(location)}</LocationConstraint>`;
}
