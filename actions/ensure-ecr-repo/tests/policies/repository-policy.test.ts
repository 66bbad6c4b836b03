import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/boundary.ts';
import { repositoryPolicyFaults, sameRepositoryPolicy } from '../../src/policies/repository-policy.ts';

const pull: JsonObject = {
  Effect: 'Allow',
  Principal: { AWS: ['123456789012', 'arn:aws:iam::210987654321:role/ci'] },
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
};
const policy = (...statements: Json[]): JsonObject => ({ Version: '2012-10-17', Statement: statements });
const withPull = (change: JsonObject): Json => policy({ ...pull, ...change });
const onOrganization = (Condition: JsonObject): Json => withPull({ Condition });

describe('two repository policies', () => {
  it.each<[string, Json, Json]>([
    ['the order of keys', policy(pull), { Statement: [pull], Version: '2012-10-17' }],
    ['Sid and Id', policy(pull), { ...policy({ Sid: 'Pull', ...pull }), Id: 'x' }],
    ['a single statement', policy(pull), { Version: '2012-10-17', Statement: pull }],
    ['a single action', withPull({ Action: 'ecr:BatchGetImage' }), withPull({ Action: ['ecr:BatchGetImage'] })],
    ['the order of actions', policy(pull), withPull({ Action: ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'] })],
    ['the case of actions', withPull({ Action: 'ecr:batchgetimage' }), withPull({ Action: 'ECR:BatchGetImage' })],
    ['repeated actions', withPull({ Action: 'ecr:A' }), withPull({ Action: ['ecr:A', 'ecr:A'] })],
    [
      'the form of an account',
      withPull({ Principal: { AWS: '123456789012' } }),
      withPull({ Principal: { AWS: ['arn:aws:iam::123456789012:root'] } }),
    ],
    [
      'the form of an account in China',
      withPull({ Principal: { AWS: '123456789012' } }),
      withPull({ Principal: { AWS: 'arn:aws-cn:iam::123456789012:root' } }),
    ],
    ['the form of everybody', withPull({ Principal: '*' }), withPull({ Principal: { AWS: ['*'] } })],
    [
      'the order of principals',
      policy(pull),
      withPull({ Principal: { AWS: ['arn:aws:iam::210987654321:role/ci', '123456789012'] } }),
    ],
    ['the order of statements', policy(pull, { ...pull, Effect: 'Deny' }), policy({ ...pull, Effect: 'Deny' }, pull)],
    ['a version left out', { Statement: [pull] }, { Version: '2008-10-17', Statement: [pull] }],
    [
      'lists, case of keys and quotes in conditions',
      onOrganization({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' }, Bool: { 'aws:SecureTransport': true } }),
      onOrganization({ Bool: { 'aws:securetransport': ['true'] }, StringEquals: { 'aws:principalorgid': ['o-1'] } }),
    ],
  ])('are the same whatever %s', (_, a, b) => {
    expect(sameRepositoryPolicy(a, b)).toBe(true);
  });

  it.each<[string, Json, Json]>([
    ['an action', policy(pull), withPull({ Action: ['ecr:BatchGetImage'] })],
    ['an account', withPull({ Principal: { AWS: '123456789012' } }), withPull({ Principal: { AWS: '123456789013' } })],
    [
      'a role of the account',
      withPull({ Principal: { AWS: '123456789012' } }),
      withPull({ Principal: { AWS: 'arn:aws:iam::123456789012:role/root' } }),
    ],
    ['the kind of principal', withPull({ Principal: { Service: '*' } }), withPull({ Principal: { AWS: '*' } })],
    ['the effect', policy(pull), withPull({ Effect: 'Deny' })],
    [
      'an exception',
      withPull({ Principal: '*' }),
      policy({ Effect: 'Allow', NotPrincipal: '*', Action: pull['Action'] ?? null }),
    ],
    ['the version', policy(pull), { Version: '2008-10-17', Statement: [pull] }],
    ['a condition', policy(pull), onOrganization({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
    ['the case of a value', onOrganization({ StringEquals: { a: 'x' } }), onOrganization({ StringEquals: { a: 'X' } })],
    ['a statement', policy(pull), policy(pull, { ...pull, Effect: 'Deny' })],
  ])('differ by %s', (_, a, b) => {
    expect(sameRepositoryPolicy(a, b)).toBe(false);
  });

  const names = fc.uniqueArray(
    fc.constantFrom('123456789012', 'arn:aws:iam::123456789013:root', 'arn:aws:iam::1:user/a'),
    { minLength: 1 },
  );
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: names.map((AWS): Json => ({ AWS })),
    Action: fc.uniqueArray(fc.constantFrom('ecr:A', 'ecr:B', 'ecr:C'), { minLength: 1 }),
  });

  it('are the same after any respelling', () => {
    fc.assert(
      fc.property(fc.uniqueArray(statement, { minLength: 1, selector: (one) => JSON.stringify(one) }), (statements) => {
        expect(sameRepositoryPolicy(policy(...statements), policy(...statements.map(respelled).reverse()))).toBe(true);
      }),
    );
  });
});

function respelled(statement: {
  readonly Effect: string;
  readonly Principal: Json;
  readonly Action: readonly string[];
}): Json {
  const { Effect, Principal, Action } = statement;
  return { Sid: 'Other', Action: Action.length === 1 ? (Action[0] ?? '') : Action.toReversed(), Principal, Effect };
}

describe('faults of a repository policy', () => {
  it.each<[string, Json]>([
    ['a list of statements', policy(pull)],
    ['a single statement', { Statement: pull }],
    ['everything but', policy({ Effect: 'Deny', NotPrincipal: { AWS: '1' }, NotAction: 'ecr:A' })],
  ])('are none in %s', (_, value) => {
    expect(repositoryPolicyFaults(value)).toEqual([]);
  });

  it.each<[string, Json, RegExp]>([
    ['is no object', 'x', /expected object/],
    ['has no statement', { Version: '2012-10-17' }, /^Statement: /],
    ['has an unknown version', { ...policy(pull), Version: '2020-01-01' }, /^Version: /],
    ['has an effect of its own', withPull({ Effect: 'allow' }), /^Statement\[0\]\.Effect: /],
    [
      'names nobody',
      policy({ Effect: 'Allow', Action: 'ecr:A' }),
      /^Statement\[0\]: needs one of Principal, NotPrincipal/,
    ],
    ['does nothing', policy({ Effect: 'Allow', Principal: '*' }), /^Statement\[0\]: needs one of Action, NotAction/],
    [
      'names a principal by text',
      withPull({ Principal: '123456789012' }),
      /^Statement\[0\]\.Principal: write "\*" or an object/,
    ],
    ['names a resource', withPull({ Resource: '*' }), /^Statement\[0\]\.Resource: leave it out/],
    ['is at fault in its single statement', { Statement: { ...pull, Effect: 'x' } }, /^Statement\[0\]\.Effect: /],
  ])('are found when it %s', (_, value, fault) => {
    const faults = repositoryPolicyFaults(value);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});
