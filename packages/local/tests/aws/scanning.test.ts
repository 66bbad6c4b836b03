import {
  BatchGetRepositoryScanningConfigurationCommand,
  GetAuthorizationTokenCommand,
  GetRegistryScanningConfigurationCommand,
  GetSigningConfigurationCommand,
  PutImageScanningConfigurationCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { postJson } from './raw.ts';
import { failure, withAws } from './started.ts';

describe('scanning', () => {
  it("is set per repository while the registry's scanning is basic", () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const imageScanningConfiguration = { scanOnPush: true };
      const put = new PutImageScanningConfigurationCommand({ repositoryName: 'api', imageScanningConfiguration });
      expect(await ecr.send(put)).toMatchObject({ repositoryName: 'api', imageScanningConfiguration });
      expect(aws.ecr.repository('api')?.scanOnPush).toBe(true);
    }));

  it('follows the rules of the registry, by wildcard', () =>
    withAws(async (aws, ecr) => {
      for (const name of ['prod/api', 'dev/api', 'plain']) aws.ecr.put(name, { scanOnPush: name === 'plain' });
      aws.ecr.scan({ scanType: 'ENHANCED', rules: [{ scanFrequency: 'CONTINUOUS_SCAN', filters: ['prod/*'] }] });
      const { scanningConfiguration } = await ecr.send(new GetRegistryScanningConfigurationCommand());
      const filter = { filter: 'prod/*', filterType: 'WILDCARD' };
      expect(scanningConfiguration).toEqual({
        scanType: 'ENHANCED',
        rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [filter] }],
      });
      const repositoryNames = ['prod/api', 'plain', 'gone'];
      const answer = await ecr.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames }));
      expect(answer.scanningConfigurations).toEqual([
        {
          repositoryArn: 'arn:aws:ecr:eu-west-1:123456789012:repository/prod/api',
          repositoryName: 'prod/api',
          scanFrequency: 'CONTINUOUS_SCAN',
          scanOnPush: true,
          appliedScanFilters: [filter],
        },
        expect.objectContaining({ repositoryName: 'plain', scanFrequency: 'MANUAL', scanOnPush: false }),
      ]);
      expect(answer.failures).toMatchObject([{ repositoryName: 'gone', failureCode: 'REPOSITORY_NOT_FOUND' }]);
    }));

  it('of a registry without rules is basic, on push where the repository says so', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api', { scanOnPush: true });
      const { scanningConfiguration } = await ecr.send(new GetRegistryScanningConfigurationCommand());
      expect(scanningConfiguration).toEqual({ scanType: 'BASIC', rules: [] });
      const input = { repositoryNames: ['api'] };
      const answer = await ecr.send(new BatchGetRepositoryScanningConfigurationCommand(input));
      expect(answer.scanningConfigurations).toMatchObject([{ scanFrequency: 'SCAN_ON_PUSH', appliedScanFilters: [] }]);
    }));
});

describe('signing', () => {
  it('is not configured until a registry says what it signs', () =>
    withAws(async (aws, ecr) => {
      expect(await failure(ecr.send(new GetSigningConfigurationCommand()))).toMatch(
        /^SigningConfigurationNotFoundException: /,
      );
      const signingProfileArn = 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/release';
      aws.ecr.sign([{ signingProfileArn, filters: ['prod/*'] }, { signingProfileArn }]);
      expect((await ecr.send(new GetSigningConfigurationCommand())).signingConfiguration).toEqual({
        rules: [
          { signingProfileArn, repositoryFilters: [{ filter: 'prod/*', filterType: 'WILDCARD_MATCH' }] },
          { signingProfileArn },
        ],
      });
    }));
});

describe('GetAuthorizationToken', () => {
  it("gives a docker login that lasts 12 hours, for the caller's registry or those that are named", () =>
    withAws(
      async (aws, ecr) => {
        const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand());
        expect(authorizationData).toMatchObject([
          {
            proxyEndpoint: 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com',
            expiresAt: new Date('2026-01-01T12:00:00Z'),
          },
        ]);
        const [data] = authorizationData ?? [];
        expect(Buffer.from(data?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:.+/);
        const registryIds = ['210987654321', '123456789012'];
        expect((await postJson(aws, 'GetAuthorizationToken', { input: { registryIds } })).body).toMatchObject({
          authorizationData: registryIds.map((id) => ({
            proxyEndpoint: `https://${id}.dkr.ecr.eu-west-1.amazonaws.com`,
          })),
        });
      },
      { now: () => new Date('2026-01-01T00:00:00Z') },
    ));
});
