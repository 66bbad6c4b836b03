export { connection, type Service } from './connection.ts';
export type { Cure, Request } from './cures.ts';
export { unless, wasRetried } from './expected.ts';
export { awsFailures, type AwsFailure } from './failure-codes.ts';
export { failureOf } from './failures.ts';
