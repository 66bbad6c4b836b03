/** An error that any service may answer and that no service's model lists, with where it was seen or is published. */
export interface CommonError {
  readonly status: number;
  readonly source: string;
}

const listed = 'https://docs.aws.amazon.com/en_us/AmazonRDS/latest/APIReference/CommonErrors.html';
const dynamoDb = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html';

const ofAll = 'https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html';
const ofS3 = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';

/** By protocol, then by code. An answer to HEAD has no body, so that its status is all there is. */
export const commonErrors: Readonly<Record<string, Readonly<Record<string, CommonError>>>> = {
  json: {
    AccessDeniedException: { status: 400, source: dynamoDb },
    ExpiredTokenException: { status: 400, source: 'https://github.com/guregu/dynamo/issues/68' },
    IncompleteSignatureException: { status: 400, source: dynamoDb },
    InternalFailure: { status: 500, source: listed },
    InvalidSignatureException: { status: 400, source: 'https://github.com/aws/aws-sdk-ruby/issues/431' },
    MissingAuthenticationTokenException: { status: 400, source: dynamoDb },
    SerializationException: { status: 400, source: 'https://github.com/pplu/aws-sdk-perl/issues/237' },
    ServiceUnavailable: { status: 503, source: listed },
    ThrottlingException: { status: 400, source: 'https://github.com/convox/rack/issues/1164' },
    UnknownOperationException: {
      status: 400,
      source: 'https://docs.aws.amazon.com/transcribe/latest/APIReference/CommonErrors.html',
    },
    UnrecognizedClientException: { status: 400, source: 'https://github.com/aws/aws-sdk-php/issues/1114' },
  },
  query: {
    AccessDenied: {
      status: 403,
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    },
    ExpiredToken: { status: 403, source: 'https://github.com/jenkinsci/ec2-plugin/pull/1008' },
    IncompleteSignature: { status: 400, source: listed },
    InternalFailure: { status: 500, source: listed },
    InvalidAction: { status: 400, source: listed },
    InvalidClientTokenId: { status: 403, source: listed },
    MissingAuthenticationToken: { status: 403, source: listed },
    ServiceUnavailable: { status: 503, source: listed },
    SignatureDoesNotMatch: { status: 403, source: 'https://github.com/cognitect-labs/aws-api/issues/27' },
    Throttling: { status: 400, source: 'https://github.com/einaregilsson/beanstalk-deploy/issues/101' },
    ValidationError: { status: 400, source: listed },
  },
  'rest-json': {
    AccessDeniedException: { status: 403, source: ofAll },
    ExpiredTokenException: { status: 403, source: ofAll },
    InternalFailure: { status: 500, source: ofAll },
    ServiceUnavailable: { status: 503, source: ofAll },
    // EKS has it in its model, with this status, and at no operation.
    ThrottlingException: {
      status: 429,
      source:
        'https://docs.aws.amazon.com/botocore/latest/reference/services/eks/client/exceptions/ThrottlingException.html',
    },
    UnknownOperationException: { status: 404, source: ofAll },
    UnrecognizedClientException: { status: 403, source: ofAll },
  },
  'rest-xml': {
    AccessDenied: { status: 403, source: ofS3 },
    BadDigest: { status: 400, source: ofS3 },
    ExpiredToken: { status: 400, source: ofS3 },
    InternalError: { status: 500, source: ofS3 },
    InvalidAccessKeyId: { status: 403, source: ofS3 },
    InvalidBucketName: { status: 400, source: ofS3 },
    NoSuchBucket: { status: 404, source: ofS3 },
    NotImplemented: { status: 501, source: ofS3 },
    PermanentRedirect: { status: 301, source: ofS3 },
    PreconditionFailed: { status: 412, source: ofS3 },
    ServiceUnavailable: { status: 503, source: ofS3 },
    SlowDown: { status: 503, source: ofS3 },
    'HTTP 301': { status: 301, source: ofS3 },
    'HTTP 400': { status: 400, source: ofS3 },
    'HTTP 403': { status: 403, source: ofS3 },
    'HTTP 404': { status: 404, source: ofS3 },
    'HTTP 503': { status: 503, source: ofS3 },
  },
};

/** What the stand-in says of itself, in words that no AWS has: a request that nothing here serves, or a defect. */
export const ownErrors: Readonly<Record<string, number>> = { UnknownOperationException: 400, StandInDefect: 501 };
