import { describe, expect, it } from '@jest/globals';
import { nameFault } from '../../src/inputs/names.ts';

describe('the name of a repository', () => {
  it.each(['api', 'a1', 'team/api', 'a.b_c-d', 'a__b', 'a---b', '0/1', 'x'.repeat(256)])('may be %s', (name) => {
    expect(nameFault(name)).toBeUndefined();
  });

  it.each([
    ['Api', '"api" would do'],
    ['my service', '"my-service" would do'],
    ['api_', '"api" would do'],
    ['-api', '"api" would do'],
    ['a//b', '"a/b" would do'],
    ['/a/b/', '"a/b" would do'],
    ['a..b', '"a.b" would do'],
    ['a._b', '"a.b" would do'],
    ['a-_b', '"a_b" would do'],
    ['api:1.2', '"api" would do'],
    ['api@sha256:ab', '"api" would do'],
    ['.github', '"github" would do'],
  ])('is not %s: %s', (name, hint) => {
    expect(nameFault(name)).toContain(hint);
  });

  it('has at least two characters', () => {
    expect(nameFault('a')).toMatch(/at least 2 characters/);
  });

  it('has at most 256 characters', () => {
    expect(nameFault('x'.repeat(257))).toMatch(/257 characters; at most 256/);
  });

  it.each(['public.ecr.aws/a/b', 'https://public.ecr.aws/a/b'])('cannot be of the public registry: %s', (name) => {
    expect(nameFault(name)).toContain('public registry');
  });

  it('is not the whole address', () => {
    expect(nameFault('123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/api:1.0')).toContain(
      'write "team/api", and registry-id "123456789012"',
    );
  });

  it.each(['api,ui', 'api; ui'])('is not a list: %s', (name) => {
    expect(nameFault(name)).toContain('write one name a line');
    expect(nameFault(name)).not.toContain('would do');
  });
});
