import { describe, expect, it } from '@jest/globals';
import { ActionError, UserError } from '@iac/action-kit';
import { failureOf } from '../src/failures.ts';

const request = {
  service: 'CloudFormation',
  prefix: 'cloudformation',
  operation: 'DescribeStacks',
  subject: 'stack "a"',
};
const named = (name: string, more: object = {}) => Object.assign(new Error('what AWS says'), { name, ...more });
const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe('a failure', () => {
  it.each([
    ['CredentialsProviderError', 'credentials-missing'],
    ['ExpiredToken', 'credentials-expired'],
    ['ExpiredTokenException', 'credentials-expired'],
    ['InvalidClientTokenId', 'credentials-refused'],
    ['SignatureDoesNotMatch', 'credentials-refused'],
    ['AccessDenied', 'access-denied'],
    ['AccessDeniedException', 'access-denied'],
  ])('named %s is the caller to mend: %s', (name, code) => {
    expect(failureOf(named(name), request, {})).toBeInstanceOf(UserError);
    expect(failureOf(named(name), request, {})).toMatchObject({
      code,
      problem: expect.stringContaining('what AWS says'),
    });
  });

  it.each([
    [named('TimeoutError'), 'aws-unavailable'],
    [named('Throttling', http(400)), 'aws-unavailable'],
    [named('Error', { code: 'ECONNRESET' }), 'aws-unavailable'],
    [named('New', http(503)), 'aws-unavailable'],
    [named('New', http(400)), 'aws-error'],
  ])('that is %s has the code %s', (error, code) => {
    const failure = failureOf(error, request, {});
    expect(failure).toBeInstanceOf(ActionError);
    expect(failure).toMatchObject({ code, cause: error });
  });

  it('names the permission that is missing as IAM does', () => {
    expect(failureOf(named('AccessDenied'), request, {})).toMatchObject({
      problem: 'The permission cloudformation:DescribeStacks on stack "a" is missing: what AWS says.',
    });
  });

  it('means what the service itself says first', () => {
    const own = { AccessDenied: { code: 'mine', user: false, problem: () => 'p', remedy: () => 'r' } };
    expect(failureOf(named('AccessDenied'), request, own)).toMatchObject({ code: 'mine', problem: 'p', remedy: 'r' });
  });

  it('that is neither of the service nor of the network is a defect, and left as it is', () => {
    const defect = new TypeError('x is not a function');
    expect(failureOf(defect, request, {})).toBe(defect);
    expect(failureOf('thrown', request, {})).toBe('thrown');
  });

  it.each(['toString', 'constructor'])('is not found among the cures by accident: %s', (name) => {
    const odd = named(name);
    expect(failureOf(odd, request, {})).toBe(odd);
  });
});
