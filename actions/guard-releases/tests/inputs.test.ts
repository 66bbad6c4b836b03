import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';
import { rawInputs } from './raw-inputs.ts';

describe('inputs', () => {
  it('are read into the words of the domain', () => {
    expect(
      parseInputs({
        ...rawInputs,
        protect: 'releases/\ngitops/releases',
        'also-protect': 'clusters/*/flux-system/\nsync.yaml',
        'trusted-actors': 'app:deployer\nuser:42\nteam:biomage/sre',
      }),
    ).toEqual({
      protect: ['releases', 'gitops/releases'],
      allow: ['*.md'],
      alsoProtect: [
        { segments: ['clusters', '*', 'flux-system'], folder: true },
        { segments: ['sync.yaml'], folder: false },
      ],
      trustedActors: [
        { kind: 'app', slug: 'deployer' },
        { kind: 'user', id: 42 },
        { kind: 'team', organization: 'biomage', slug: 'sre' },
      ],
      comment: false,
      close: false,
      token: 't',
      mode: 'apply',
      deadline: 180_000,
    });
  });

  it('are reported with all their faults at once', () => {
    const parse = () => parseInputs({ ...rawInputs, protect: '', allow: '!*.yaml', token: '', mode: 'maybe' });
    expect(parse).toThrow(/protect: name at least one folder/);
    expect(parse).toThrow(/allow: "!\*\.yaml": write a glob with/);
    expect(parse).toThrow(/token: pass a token/);
    expect(parse).toThrow(/mode: write apply, plan or ruleset/);
  });

  it.each([
    ['/releases', /starts with a slash/],
    ['a/../releases', /is not a plain path/],
    ['releases/*', /holds a \*/],
    ['.', /is not a plain path/],
  ])('refuse the protected folder %s', (protect, message) => {
    expect(() => parseInputs({ ...rawInputs, protect })).toThrow(message);
  });

  it.each([
    ['**/flux-system/', /read every tree/],
    ['*/flux-system/', /read most trees/],
    ['a/[bc].yaml', /glob of another kind/],
    ['/', /starts with a slash/],
  ])('refuse the further path %s, which could not be read with few requests', (place, message) => {
    expect(() => parseInputs({ ...rawInputs, 'also-protect': place })).toThrow(message);
  });

  it.each(['octocat', 'user:octocat', 'team:sre', 'app:', 'user:0'])(
    'refuse %s as a trusted actor: it can change hands or names nobody',
    (actor) => {
      expect(() => parseInputs({ ...rawInputs, 'trusted-actors': actor })).toThrow(/names nobody/);
    },
  );
});
