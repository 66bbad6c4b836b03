import {
  DeleteRepositoryPolicyCommand,
  GetRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { normalizePolicy } from '../../src/aws/ecr/policy/document.ts';
import { failure, withAws } from './started.ts';

const statement = { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' };
const withStatement = (change: object) => JSON.stringify({ Statement: [{ ...statement, ...change }] });

describe("a repository's policy", () => {
  it('comes back printed anew, so that only its meaning can be compared', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const name = { repositoryName: 'api' };
      const policyText = JSON.stringify({
        Statement: {
          ...statement,
          Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/x'] },
          Condition: {},
        },
        Version: '2012-10-17',
      });
      await ecr.send(new SetRepositoryPolicyCommand({ ...name, policyText }));
      const answer = await ecr.send(new GetRepositoryPolicyCommand(name));
      expect(answer).toMatchObject({ registryId: '123456789012', repositoryName: 'api' });
      expect(answer.policyText).toBe(
        [
          '{',
          '  "Version" : "2012-10-17",',
          '  "Statement" : [ {',
          '    "Effect" : "Allow",',
          '    "Principal" : {',
          '      "AWS" : [ "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/x" ]',
          '    },',
          '    "Action" : "ecr:BatchGetImage",',
          '    "Condition" : { }',
          '  } ]',
          '}',
        ].join('\n'),
      );
      await ecr.send(new DeleteRepositoryPolicyCommand(name));
      const none =
        "RepositoryPolicyNotFoundException: Repository policy does not exist for the repository with name 'api' in the registry with id '123456789012'";
      expect(await failure(ecr.send(new GetRepositoryPolicyCommand(name)))).toBe(none);
      expect(await failure(ecr.send(new DeleteRepositoryPolicyCommand(name)))).toBe(none);
    }));

  it('stays as it was when a new one is refused', () =>
    withAws(async (aws, ecr) => {
      const { repositoryPolicy } = aws.ecr.put('api', { repositoryPolicy: withStatement({}) });
      const set = new SetRepositoryPolicyCommand({
        repositoryName: 'api',
        policyText: withStatement({ Resource: '*' }),
      });
      expect(await failure(ecr.send(set))).toBe(
        "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
      );
      expect(aws.ecr.repository('api')?.repositoryPolicy).toBe(repositoryPolicy);
    }));

  it.each([
    withStatement({}),
    withStatement({ Sid: 'a', NotAction: ['ecr:*'], Action: undefined }),
    withStatement({ Principal: { Service: 'codebuild.amazonaws.com' }, Condition: { StringEquals: { a: 'b' } } }),
    JSON.stringify({ Version: '2008-10-17', Id: 'x', Statement: statement }),
  ])('may be %s', (text) => {
    expect(() => normalizePolicy(text)).not.toThrow();
  });

  it.each([
    'no JSON',
    '[]',
    '{}',
    JSON.stringify({ Statement: [] }),
    JSON.stringify({ Version: '2020-01-01', Statement: statement }),
    JSON.stringify({ Statement: statement, Rules: [] }),
    withStatement({ Effect: 'allow' }),
    withStatement({ Effect: undefined }),
    withStatement({ Principal: undefined }),
    withStatement({ Principal: { Account: '111122223333' } }),
    withStatement({ Principal: '111122223333' }),
    withStatement({ NotPrincipal: '*' }),
    withStatement({ Action: undefined }),
    withStatement({ Action: [] }),
    withStatement({ Action: 'BatchGetImage' }),
    withStatement({ Action: 7 }),
    withStatement({ Condition: 'x' }),
    withStatement({ Resource: '*' }),
  ])('may not be %s', (text) => {
    expect(() => normalizePolicy(text)).toThrow('Invalid repository policy provided');
  });
});
