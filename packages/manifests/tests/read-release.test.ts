import { UserError } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import { readRelease } from '../src/index.ts';
import { fixture } from './fixtures.ts';

const read = (text: string) => readRelease({ file: 'releases/staging/x.yaml', text });

describe('readRelease', () => {
  it('tells service, sandbox and images of a filled file', () => {
    expect(read(fixture('expected-service-none.yaml'))).toEqual({
      name: 'greeter',
      sandboxId: '7',
      namespace: 'greeter-7',
      images: [
        { image: 'registry.example.org/greeter:refs-heads-master-4507bc930b4ff5d0835761f4a170da2459df50fb-1784829173' },
      ],
    });
    expect(read(fixture('expected-two-images.yaml'))).toEqual({
      name: 'broker',
      sandboxId: 'pr-12',
      namespace: 'broker-pr-12',
      images: [
        { alias: 'proxy', image: 'registry.example.org/proxy:1.10.3' },
        { alias: 'queue', image: 'localhost:5000/team/queue:v2.10.0' },
      ],
    });
  });

  it('takes the label where the namespace does not tell the sandbox', () => {
    const text =
      'apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: a, namespace: b, labels: {sandboxId: c}}\n';
    expect(read(text)).toEqual({ name: 'a', sandboxId: 'c', namespace: 'b', images: [] });
  });

  it('takes the release after which the namespace is named, where there are several', () => {
    const other =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: redis, namespace: greeter-7}\n---\n';
    expect(read(other + fixture('expected-service-none.yaml'))?.name).toBe('greeter');
  });

  it('finds nothing in a file without a HelmRelease', () => {
    expect(read('')).toBeUndefined();
    expect(read('kind: Namespace\napiVersion: v1\n')).toBeUndefined();
  });

  it('refuses a file that is no YAML, so that it is not taken for free', () => {
    expect(() => read('a: [\n')).toThrow(UserError);
    expect(() => read('a: [\n')).toThrow('releases/staging/x.yaml cannot be read');
  });

  it('takes the release by its sandbox where another one has the beginning of its name', () => {
    const one = (name: string) =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: ${name}\n  namespace: api-jobs-default\n  labels: { sandboxId: default }\n`;
    const text = `${one('api')}---\n${one('api-jobs')}`;
    expect(readRelease({ file: 'x.yaml', text })).toMatchObject({ name: 'api-jobs', sandboxId: 'default' });
  });
});
