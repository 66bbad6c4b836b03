import { describe, expect, it } from '@jest/globals';
import { ActionError, UserError } from '@iac/action-kit';
import { failureOf as failure } from '@iac/aws';
import { cures, toEcr } from '../../src/ecr/cures.ts';

const request = toEcr('CreateRepository', '"api"');
const failureOf = (error: unknown, asked: typeof request) => failure(error, asked, cures);
const named = (name: string, more: object = {}) => Object.assign(new Error('what AWS says'), { name, ...more });
const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe('a failure', () => {
  it.each([
    ['CredentialsProviderError', 'credentials-missing'],
    ['ExpiredTokenException', 'credentials-expired'],
    ['UnrecognizedClientException', 'credentials-refused'],
    ['InvalidSignatureException', 'credentials-refused'],
    ['KmsException', 'kms-refused'],
    ['LimitExceededException', 'limit-exceeded'],
    ['InvalidParameterException', 'rejected-by-ecr'],
  ])('named %s is the caller to mend: %s', (name, code) => {
    expect(failureOf(named(name), request)).toBeInstanceOf(UserError);
    expect(failureOf(named(name), request)).toMatchObject({ code, problem: expect.stringContaining('what AWS says') });
  });

  it.each([
    [named('TimeoutError'), 'aws-unavailable'],
    [named('ThrottlingException', http(400)), 'aws-unavailable'],
    [named('Error', { code: 'ENOTFOUND' }), 'aws-unavailable'],
    [named('NewException', http(503)), 'aws-unavailable'],
    [named('NewException', http(400)), 'aws-error'],
  ])('that is %s has the code %s', (error, code) => {
    const failure = failureOf(error, request);
    expect(failure).toBeInstanceOf(ActionError);
    expect(failure).toMatchObject({ code, cause: error });
  });

  it('to read the file of a token or key is one of the credentials, not a defect', () => {
    expect(failureOf(named('Error', { code: 'ENOENT', syscall: 'open' }), request)).toMatchObject({
      code: 'credentials-missing',
    });
  });

  it('that is neither of the service nor of the network is a defect, and left as it is', () => {
    const defect = new TypeError('x is not a function');
    expect(failureOf(defect, request)).toBe(defect);
    expect(failureOf('thrown', request)).toBe('thrown');
  });

  it.each(['toString', 'constructor'])('is not found among the cures by accident: %s', (name) => {
    const odd = named(name);
    expect(failureOf(odd, request)).toBe(odd);
  });
});
