import { isActionError } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { fillRelease } from '../src/index.ts';
import { fixture, template } from './fixtures.ts';
import { service, twoImages } from './service-values.ts';

const input = fixture('input-service.yaml');

/** HelmRelease.spec.values after `set`. */
function valuesAfter(...lines: readonly (readonly [string, string])[]): unknown {
  const text = fillRelease(template(input), { ...service, set: new Map(lines) });
  return parseAllDocuments(text)[2]?.getIn(['spec', 'values']);
}

function problemsOf(lines: Readonly<Record<string, string>>): string[] {
  try {
    fillRelease(template(fixture('input-two-images.yaml')), { ...twoImages, set: new Map(Object.entries(lines)) });
  } catch (error) {
    if (isActionError(error)) return error.faults.map(({ problem, remedy }) => `${problem} ${remedy ?? ''}`);
    throw error;
  }
  return [];
}

describe('set', () => {
  it('reads each value as YAML', () => {
    const read = (text: string): unknown =>
      JSON.parse(JSON.stringify(valuesAfter(['HelmRelease.spec.values.x', text])));
    expect(read('3')).toMatchObject({ x: 3 });
    expect(read('"3"')).toMatchObject({ x: '3' });
    expect(read('[1, {a: b}]')).toMatchObject({ x: [1, { a: 'b' }] });
    expect(read('')).toMatchObject({ x: null });
    expect(read('a long text, with commas')).toMatchObject({ x: 'a long text, with commas' });
  });

  it('changes items of a list, adds the next one, and makes what is missing on the way', () => {
    const values = valuesAfter(
      ['HelmRelease.spec.values.command[1]', '--quiet'],
      ['HelmRelease.spec.values.command[2]', 'now'],
      ['HelmRelease.spec.values.hosts[0].name', 'a.example.org'],
      ['HelmRelease.spec.values.notes."a.b/c"', 'x'],
    );
    expect(JSON.parse(JSON.stringify(values))).toMatchObject({
      command: ['greet', '--quiet', 'now'],
      hosts: [{ name: 'a.example.org' }],
      notes: { 'a.b/c': 'x' },
    });
  });

  it('changes a part of what values gives as a whole', () => {
    const set = new Map([['HelmRelease.spec.values.hosts[0]', 'c']]);
    const text = fillRelease(template(input), { ...service, values: { hosts: ['a', 'b'] }, set });
    expect(text).toContain('    hosts:\n      - c\n      - b\n');
  });

  it('makes no other kind of document', () => {
    expect(problemsOf({ 'HelmRelease.kind': 'Deployment' })).toEqual([
      'set: HelmRelease.kind tells what the document is. Write another kind into the template.',
    ]);
  });

  it('addresses one of several documents by the name that it gets', () => {
    const set = new Map([['ImagePolicy[broker-queue].spec.policy.semver.range', '">=3.0.0"']]);
    const text = fillRelease(template(fixture('input-two-images.yaml')), { ...twoImages, set });
    expect(text).toContain("range: '>=3.0.0'");
    expect(text).toContain('range: ">=0.0.0"');
  });

  it('refuses what it cannot place, and says what there is', () => {
    expect(
      problemsOf({
        'ImagePolicy.spec.interval': '1m',
        'ImagePolicy[other].spec.interval': '1m',
        'Deployment.spec.replicas': '1',
        'HelmRelease.spec..x': '1',
        HelmRelease: '1',
        'HelmRelease.spec.values.a': 'a: b: c',
        'HelmRelease.spec.values.b': 'k: v',
      }),
    ).toEqual([
      'set: ImagePolicy.spec.interval names several documents. Write one of ImagePolicy[broker-proxy], ImagePolicy[broker-queue].',
      'set: the template has nothing that ImagePolicy[other].spec.interval names. Write one of ImagePolicy[broker-proxy], ImagePolicy[broker-queue].',
      'set: the template has nothing that Deployment.spec.replicas names. Write one of Namespace, OCIRepository, ImageRepository, ImagePolicy, HelmRelease.',
      expect.stringContaining('set: "HelmRelease.spec..x" is no path. Write Kind.path=value'),
      expect.stringContaining('set: "HelmRelease" is no path.'),
      expect.stringContaining('set: the value of HelmRelease.spec.values.a is no YAML scalar, [list] or {map}.'),
      expect.stringContaining('set: the value of HelmRelease.spec.values.b is no YAML scalar, [list] or {map}.'),
    ]);
  });

  it('refuses an item far behind the end of a list', () => {
    expect(problemsOf({ 'HelmRelease.spec.values.queue.hosts[3]': 'x' }).join()).toBe(
      'There is no list here yet: its first item is [0], and each next one follows. Give its items in order.',
    );
  });
});
