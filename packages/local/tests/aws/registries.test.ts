import { CreateRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { ecrClient, failure, withAws } from './started.ts';

describe('registries', () => {
  it("of another region are separate, chosen by the signature's scope", () =>
    withAws(async (aws, ecr) => {
      const ohio = ecrClient(aws, { region: 'us-east-2' });
      await ohio.send(new CreateRepositoryCommand({ repositoryName: 'api' }));
      expect((await ecr.send(new DescribeRepositoriesCommand())).repositories).toEqual([]);
      expect(aws.ecr.repository('api')).toBeUndefined();
      expect(aws.ecr.registry('123456789012', 'us-east-2').repository('api')?.region).toBe('us-east-2');
      ohio.destroy();
    }));

  it('of another account are reached by their id once they let others in', () =>
    withAws(async (aws, ecr) => {
      const registryId = '210987654321';
      const list = () => ecr.send(new DescribeRepositoriesCommand({ registryId }));
      expect(await failure(list())).toMatch(/^AccessDeniedException: User: arn:aws:sts::123456789012:.*210987654321/);
      aws.ecr.registry(registryId).put('theirs');
      aws.ecr.put('ours');
      expect((await list()).repositories).toMatchObject([{ repositoryName: 'theirs', registryId }]);
    }));

  it('of an account belong to all its access keys', () =>
    withAws(async (aws) => {
      aws.ecr.registry('210987654321').put('theirs');
      const ecr = ecrClient(aws, { credentials: aws.identities.add('LOCALACCESSKEY000009', '210987654321') });
      expect((await ecr.send(new DescribeRepositoriesCommand())).repositories).toMatchObject([
        { repositoryUri: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/theirs' },
      ]);
      ecr.destroy();
    }));
});
