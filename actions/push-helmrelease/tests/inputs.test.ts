import { UserError } from '@iac/action-kit';
import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';
import { context } from './fixtures.ts';

const given = {
  environment: 'staging',
  image: 'registry.example:5000/team/api:1.4.2',
  template: '.flux.ci',
  name: 'api',
  'sandbox-id': 'default',
  repository: 'biomage/iac',
  token: 't',
  mode: 'apply',
  deadline: '5m',
};

function faultsOf(changed: Record<string, string>): string[] {
  try {
    parseInputs({ ...given, ...changed }, context);
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ problem }) => problem);
    throw error;
  }
  return [];
}

describe('parseInputs', () => {
  it('reads what a step usually gives', () => {
    expect(parseInputs(given, context)).toEqual({
      mode: 'apply',
      deadline: 300_000,
      template: '.flux.ci',
      path: undefined,
      repository: 'biomage/iac',
      branch: undefined,
      access: { kind: 'token', token: 't' },
      release: {
        environment: 'staging',
        name: 'api',
        sandboxId: 'default',
        images: [{ registry: 'registry.example:5000', repository: 'team/api', tag: '1.4.2' }],
        serviceUrl: 'https://github.com/biomage/api',
        serviceRepository: 'biomage/api',
        values: {},
        set: new Map(),
      },
    });
  });

  it('reads all that a step may give', () => {
    const { release, access } = parseInputs(
      {
        ...given,
        image: 'r=registry.example/worker:1-r\npython=registry.example/worker:1-python',
        'chart-repository': 'https://github.com/biomage/charts',
        'chart-ref': 'refs/tags/v1',
        'replica-count': '0',
        'service-account-role': 'worker-role-staging',
        values: 'memoryRequest: 20Gi',
        set: 'HelmRelease.spec.interval=5m',
        token: '',
        'ssh-key': 'key',
        'ssh-known-hosts': 'host key',
      },
      context,
    );
    expect(release).toMatchObject({
      images: [{ alias: 'r' }, { alias: 'python' }],
      chartRepository: 'https://github.com/biomage/charts',
      chartRef: 'refs/tags/v1',
      replicaCount: 0,
      serviceAccountRole: 'worker-role-staging',
      values: { memoryRequest: '20Gi' },
      set: new Map([['HelmRelease.spec.interval', '5m']]),
    });
    expect(access).toEqual({ kind: 'ssh', key: 'key', knownHosts: 'host key' });
  });

  it('takes the repository for the name where the event does not tell it', () => {
    expect(parseInputs({ ...given, name: '' }, context).release.name).toBe('api');
  });

  it('lists all faults together', () => {
    expect(
      faultsOf({ environment: 'Prod', image: 'api', 'replica-count': 'two', mode: 'dry-run', deadline: '5' }),
    ).toEqual([
      expect.stringMatching(/^environment: write lower-case letters/),
      expect.stringMatching(/^image: /),
      'replica-count: write a number of pods, 0 or more',
      'mode: write apply or plan',
      expect.stringMatching(/^deadline: write a duration/),
    ]);
  });

  it.each([
    [{ token: '' }, /^token, ssh-key: give one of them: .*GITHUB_TOKEN cannot reach another repository/],
    [{ repository: 'iac' }, /^repository: name the repository that Flux reads, as owner\/name/],
    [{ 'ssh-key': 'k' }, /^token, ssh-key: give one of them, not both/],
    [{ image: 'r.example/a:1\nr.example/a:2' }, /^image: several images need an alias each/],
    [{ image: 'a=r.example/a:1\na=r.example/a:2' }, /^image: the alias "a" is given twice/],
    [{ 'sandbox-id': 's'.repeat(63) }, /^sandbox-id: the namespace api-s+ is longer than 63 characters/],
  ])('refuses %j', (changed, problem) => {
    expect(faultsOf(changed)).toEqual([expect.stringMatching(problem)]);
  });
});
