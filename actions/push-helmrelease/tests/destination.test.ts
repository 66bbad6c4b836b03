import { describe, expect, it } from '@jest/globals';
import { destinationOf } from '../src/destination.ts';
import type { Inputs } from '../src/inputs.ts';
import { inputs } from './fixtures.ts';

const server = 'https://github.com';
const key: Inputs['access'] = { kind: 'ssh', key: 'k', knownHosts: undefined };

describe('destinationOf', () => {
  it('gives the shared deployment the place that its environment expects', () => {
    expect(destinationOf(inputs, server)).toEqual({
      url: 'https://github.com/biomage/iac.git',
      branch: undefined,
      path: 'releases/staging/api.yaml',
      conventional: true,
      page: 'https://github.com/biomage/iac',
    });
  });

  it('gives any other sandbox a folder of its own', () => {
    const sandbox = { ...inputs, release: { ...inputs.release, sandboxId: 'pr-12' } };
    expect(destinationOf(sandbox, server).path).toBe('releases/staging/pr-12/api.yaml');
  });

  it('takes the path that the caller chose, and then asks for no folder', () => {
    expect(destinationOf({ ...inputs, path: 'production/api.yaml' }, server)).toMatchObject({
      path: 'production/api.yaml',
      conventional: false,
    });
  });

  it('goes over ssh with a key', () => {
    expect(destinationOf({ ...inputs, access: key }, server).url).toBe('ssh://git@github.com/biomage/iac.git');
  });

  it.each([
    ['ssh://git@ghes.example:2222/biomage/iac.git', 'https://ghes.example/biomage/iac'],
    ['git@ghes.example:biomage/iac.git', 'https://ghes.example/biomage/iac'],
    ['ssh://git@github.com/biomage/iac', 'https://github.com/biomage/iac'],
  ])('takes the address %s as it is and finds its page', (repository, page) => {
    expect(destinationOf({ ...inputs, access: key, repository }, server)).toMatchObject({ url: repository, page });
  });

  it.each(['releases/staging/.flux.yaml', 'releases/staging/kustomization.yaml', 'releases/staging/api.json'])(
    'refuses %s, which Flux does not read as a release',
    (path) => {
      expect(() => destinationOf({ ...inputs, path }, server)).toThrow(/Choose another one in the input `path`/);
    },
  );
});
