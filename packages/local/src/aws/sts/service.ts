import { AwsError } from '../errors.ts';
import { awsQuery } from '../protocol/aws-query.ts';
import { operation, type Service } from '../service.ts';
import { nothing } from '../shapes/index.ts';

const getCallerIdentity = operation({
  name: 'GetCallerIdentity',
  mutating: false,
  input: nothing,
  run: (_, { caller }) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.account }),
});

/** Security Token Service 2011-06-15. */
export const sts: Service = {
  name: 'sts',
  protocol: awsQuery({
    service: 'sts',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  }),
  operations: new Map([[getCallerIdentity.name, getCallerIdentity]]),
  invalid: ({ at, constraint }) =>
    new AwsError(
      'ValidationError',
      `1 validation error detected: Value at '${at}' failed to satisfy constraint: ${constraint}`,
    ),
};
