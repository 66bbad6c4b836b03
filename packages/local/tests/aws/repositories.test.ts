import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  paginateDescribeRepositories,
} from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { failure, withAws } from './started.ts';

const newYear = new Date('2026-01-01T00:00:00Z');

describe('CreateRepository', () => {
  it('makes a mutable repository without scans, encrypted by AES256, unless asked otherwise', () =>
    withAws(
      async (_, ecr) => {
        const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'team/api' }));
        expect(repository).toEqual({
          repositoryArn: 'arn:aws:ecr:eu-west-1:123456789012:repository/team/api',
          registryId: '123456789012',
          repositoryName: 'team/api',
          repositoryUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/api',
          createdAt: newYear,
          imageTagMutability: 'MUTABLE',
          imageScanningConfiguration: { scanOnPush: false },
          encryptionConfiguration: { encryptionType: 'AES256' },
        });
      },
      { now: () => newYear },
    ));

  it('makes it as asked, and describes it the same later', () =>
    withAws(async (aws, ecr) => {
      const { repository } = await ecr.send(
        new CreateRepositoryCommand({
          repositoryName: 'api',
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'pr-*-*' }],
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfiguration: { encryptionType: 'KMS_DSSE', kmsKey: 'alias/images' },
          tags: [{ Key: 'team', Value: 'core' }],
        }),
      );
      expect(repository).toMatchObject({
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'pr-*-*' }],
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: {
          encryptionType: 'KMS_DSSE',
          kmsKey: expect.stringMatching(/^arn:aws:kms:eu-west-1:123456789012:key\/[0-9a-f-]{36}$/),
        },
      });
      const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['api'] }));
      expect(repositories).toEqual([repository]);
      expect(aws.ecr.repository('api')?.tags).toEqual(new Map([['team', 'core']]));
    }));

  it('says that a repository exists already in the words of ECR', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      expect(await failure(ecr.send(new CreateRepositoryCommand({ repositoryName: 'api' })))).toBe(
        "RepositoryAlreadyExistsException: The repository with name 'api' already exists in the registry with id '123456789012'",
      );
    }));

  it.each(['arn:aws:kms:us-east-1:123456789012:key/0123abcd-01ab-01ab-01ab-0123456789ab', 'not a key'])(
    'lets KMS refuse the key %s',
    (kmsKey) =>
      withAws(async (_, ecr) => {
        const encryptionConfiguration = { encryptionType: 'KMS', kmsKey } as const;
        const call = ecr.send(new CreateRepositoryCommand({ repositoryName: 'api', encryptionConfiguration }));
        expect(await failure(call)).toMatch(/^KmsException: /);
      }),
  );

  it.each([
    ['0123abcd-01ab-01ab-01ab-0123456789ab', '0123abcd-01ab-01ab-01ab-0123456789ab'],
    [
      'arn:aws:kms:eu-west-1:210987654321:key/mrk-0123456789abcdef0123456789abcdef',
      'mrk-0123456789abcdef0123456789abcdef',
    ],
  ])('answers with the ARN of the key that is given as %s', (kmsKey, id) =>
    withAws(async (_, ecr) => {
      const encryptionConfiguration = { encryptionType: 'KMS', kmsKey } as const;
      const { repository } = await ecr.send(
        new CreateRepositoryCommand({ repositoryName: 'api', encryptionConfiguration }),
      );
      expect(repository?.encryptionConfiguration?.kmsKey).toMatch(
        new RegExp(`^arn:aws:kms:eu-west-1:[0-9]{12}:key/${id}$`),
      );
    }),
  );
});

describe('DescribeRepositories', () => {
  it('fails as a whole for one name that is missing, and says which', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('one');
      const call = ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['one', 'two', 'three'] }));
      expect(await failure(call)).toBe(
        "RepositoryNotFoundException: The repository with name 'two' does not exist in the registry with id '123456789012'",
      );
    }));

  it('finds 100 names in one call, in an order of its own, and refuses 101', () =>
    withAws(async (aws, ecr) => {
      const names = Array.from({ length: 101 }, (_, index) => `service-${String(index)}`);
      for (const name of names) aws.ecr.put(name);
      const repositoryNames = names.slice(0, 100).reverse();
      const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames }));
      expect(repositories?.map(({ repositoryName }) => repositoryName)).toEqual(names.slice(0, 100));
      const tooMany = ecr.send(new DescribeRepositoriesCommand({ repositoryNames: names }));
      expect(await failure(tooMany)).toMatch(/^InvalidParameterException: .*less than or equal to 100/);
    }));

  it('pages through all: 100 a page unless maxResults says otherwise', () =>
    withAws(async (aws, ecr) => {
      for (let index = 0; index < 250; index += 1) aws.ecr.put(`service-${String(index)}`);
      const sizes = async (pageSize?: number) => {
        const found: (number | undefined)[] = [];
        const config = { client: ecr, ...(pageSize !== undefined && { pageSize }) };
        for await (const { repositories } of paginateDescribeRepositories(config, {})) found.push(repositories?.length);
        return found;
      };
      expect(await sizes()).toEqual([100, 100, 50]);
      expect(await sizes(125)).toEqual([125, 125]);
    }));

  it.each([
    [{ maxResults: 0 }, /'maxResults' .*greater than or equal to 1/],
    [{ maxResults: 1001 }, /'maxResults' .*less than or equal to 1000/],
    [{ nextToken: 'made up' }, /'nextToken' .*Invalid token/],
    [{ repositoryNames: ['api'], maxResults: 5 }, /'maxResults' .*repositoryNames/],
    [{ repositoryNames: [] }, /'repositoryNames' .*greater than or equal to 1/],
    [{ repositoryNames: ['api', '-'] }, /'repositoryNames.2.member'/],
  ])('refuses %j', (input, words) =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const error = await failure(ecr.send(new DescribeRepositoriesCommand(input)));
      expect(error).toMatch(/^InvalidParameterException: /);
      expect(error).toMatch(words);
    }),
  );
});

describe('DeleteRepository', () => {
  it('deletes an empty repository, and one with images only by force', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      aws.ecr.push('api');
      expect(await failure(ecr.send(new DeleteRepositoryCommand({ repositoryName: 'api' })))).toMatch(
        /^RepositoryNotEmptyException: .*'api'/,
      );
      const { repository } = await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'api', force: true }));
      expect(repository?.repositoryName).toBe('api');
      expect(aws.ecr.repositories).toEqual([]);
      expect(await failure(ecr.send(new DeleteRepositoryCommand({ repositoryName: 'api' })))).toMatch(
        /^RepositoryNotFoundException: /,
      );
    }));
});
