import { describe, expect, it } from '@jest/globals';
import { subjectFault } from '../../src/conventions/trust/subject.ts';

const account = (rest: string) => `system:serviceaccount:${rest}`;

describe('the subject of a trust', () => {
  it.each([
    'api-*:deployment-runner',
    'flux-system:image-reflector-controller',
    'default:xray-daemon',
    'api-*-x:runner',
    '${Service}-*:runner',
  ])('may be %s', (rest) => {
    expect(subjectFault(account(rest), 'like')).toBeUndefined();
  });

  it.each([
    '*',
    'system:*',
    account('*'),
    account('*:*'),
    account('*:deployment-runner'),
    account('*-api:deployment-runner'),
    account('-*:deployment-runner'),
    account('api*:deployment-runner'),
    account('?pi-*:deployment-runner'),
    account('api-*:*'),
    account('api-*:deployment-*'),
    account('api-staging:deployment-runne?'),
    account('api-*'),
    'api-default:deployment-runner',
  ])('may not be %s', (subject) => {
    expect(subjectFault(subject, 'like')).toEqual(expect.any(String));
  });

  it('may not have a wildcard that is compared as it is', () => {
    expect(subjectFault(account('api-*:deployment-runner'), 'equals')).toContain('nobody');
    expect(subjectFault(account('api-staging:deployment-runner'), 'equals')).toBeUndefined();
  });
});
