import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { checkRelease, fillRelease, sameMeaning, type ReleaseValues } from '../src/index.ts';
import { fixture, template } from './fixtures.ts';
import { service, twoImages } from './service-values.ts';

const input = fixture('input-service.yaml');
const fill = (text: string, values: ReleaseValues) => fillRelease(template(text), values);

describe('fillRelease', () => {
  it.each([
    ['a service with image automation', 'input-service.yaml', 'expected-service.yaml', service],
    ['a pinned sandbox', 'input-service.yaml', 'expected-service-none.yaml', pinned()],
    ['two images and a chart from a registry', 'input-two-images.yaml', 'expected-two-images.yaml', twoImages],
  ])('fills %s', (_, ...[from, to, values]) => {
    expect(fill(fixture(from), values)).toBe(fixture(to));
  });

  it.each([
    ['service', fixture('input-service.yaml'), service],
    ['two images', fixture('input-two-images.yaml'), twoImages],
  ])('makes what passes its own checks: %s', (_, text, values) => {
    expect(checkRelease({ file: 'x.yaml', text: fill(text, values) })).toEqual([]);
  });

  it('changes nothing when it fills what it has filled', () => {
    const filled = fill(input, service);
    expect(fill(filled, service)).toBe(filled);
  });

  it('keeps CRLF, a byte order mark and a missing last line break', () => {
    const filled = fill(input, service);
    expect(fill(input.replaceAll('\n', '\r\n'), service)).toBe(filled.replaceAll('\n', '\r\n'));
    expect(fill(`\ufeff${input}`, service)).toBe(`\ufeff${filled}`);
    expect(fill(input.trimEnd(), service)).toBe(filled.trimEnd());
  });

  it('finds the documents by kind, in whatever order they stand', () => {
    const documents = parts(input);
    const filled = new Set(parts(fill(input, service)));
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
        const again = fill(shuffled.join('\n---\n'), service);
        expect(new Set(parts(again))).toEqual(filled);
      }),
      { numRuns: 10 },
    );
  });

  it.each(['1.10', '1e3', '0x1F', '012', 'on', '2026-11-22', '1_0'])('writes the tag %s as a text', (tag) => {
    const [image] = service.images;
    const text = fill(input, { ...pinned(), images: image === undefined ? [] : [{ ...image, tag }] });
    for (const version of ['1.1', '1.2'] as const)
      expect(parseAllDocuments(text, { version })[1]?.getIn(['spec', 'values', 'image', 'tag'])).toBe(tag);
  });

  it('writes each form of chart-ref, and takes away the others', () => {
    const refs = new Map([
      ['4507bc930b4ff5d0835761f4a170da2459df50fb', 'commit: 4507bc930b4ff5d0835761f4a170da2459df50fb'],
      ['refs/tags/1.2.0', 'tag: 1.2.0'],
      ['refs/heads/main', 'branch: main'],
      ['feature/x', 'branch: feature/x'],
      ['refs/pull/12/merge', 'name: refs/pull/12/merge'],
    ]);
    for (const [chartRef, line] of refs)
      expect(fill(input, { ...service, chartRef })).toContain(
        `  ref:\n    # where the chart is taken from\n    ${line}\n---`,
      );
  });

  it('writes the address of the chart over another one only when it is given', () => {
    const fixed = input.replace('  url: FILLED_IN_BY_CI', '  url: https://github.com/example/charts');
    expect(fill(fixed, service)).toContain('url: https://github.com/example/charts\n');
    const chartRepository = 'ssh://git@github.com/example/iac';
    expect(fill(fixed, { ...service, chartRepository })).toContain(`url: ${chartRepository}\n`);
  });

  it('merges values deeply, replaces lists, and keeps what they do not name', () => {
    const values = { resources: { limits: { memory: '1Gi' } }, command: ['hi'], account: '0123', motd: 'on' };
    const filled = fill(input, { ...service, values });
    expect(filled).toContain('      limits: {cpu: 500m, memory: 1Gi}   # no memory limit yet\n');
    expect(filled).toContain('    command: [hi]\n');
    expect(filled).toContain('    account: "0123"\n');
    expect(filled).toContain('    motd: "on"\n');
  });

  it('lets values and set decide over what only follows from other inputs', () => {
    const set = new Map([['ImageUpdateAutomation.spec.update.path', './staging']]);
    const filled = fill(input, { ...service, values: { kubernetes: { env: 'test' } }, set });
    expect(filled).toContain('kubernetes: {env: test}');
    expect(filled).toContain('path: ./staging');
  });

  it('leaves documents alone that have another name', () => {
    const other =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: other, namespace: flux-system}\n';
    expect(fill(`${other}---\n${input}`, service)).toBe(`${other}---\n${fill(input, service)}`);
  });

  it('leaves an ImagePolicy alone that is complete', () => {
    const own =
      "  policy: {numerical: {order: asc}}\n  filterTags:\n    pattern: '^main-(?P<n>[0-9]+)$'\n    extract: $n #";
    const complete = input.replace(/ {2}filterTags:\n.*\n.*#/, () => own);
    const [image] = service.images;
    const filled = fill(complete, { ...service, images: image === undefined ? [] : [{ ...image, tag: 'main-7' }] });
    expect(filled).toContain(own);
  });

  it('keeps names of their own that the template gives to the chart and to an image policy', () => {
    const marker = '# {"$imagepolicy": "FILLED_IN_BY_CI:newest:tag"}';
    const own = input
      .replace('        name: FILLED_IN_BY_CI', '        name: charts')
      .replace('GitRepository\nmetadata:\n  name: FILLED_IN_BY_CI', 'GitRepository\nmetadata:\n  name: charts')
      .replace('{name: FILLED_IN_BY_CI', '{name: newest')
      .replace('    command:', () => `    image:\n      tag: FILLED_IN_BY_CI ${marker}\n    command:`);
    const filled = fill(own, service);
    expect(checkRelease({ file: 'x.yaml', text: filled })).toEqual([]);
    expect(filled).toContain('  name: charts\n  namespace: greeter-default\n');
    expect(filled).toContain('-1784829173 # {"$imagepolicy": "greeter-default:newest:tag"}\n');
  });

  // go-yaml leaves underscores out before it looks for a number (resolve.go).
  it.each(['1e3', '1e_3', '1e1_0', '0o_7', '1_000', '0x_f', 'yes', 'null', '2024-01-01', '1.10'])(
    'quotes the tag %s, which Kubernetes would read as something else',
    (tag) => {
      const [image] = service.images;
      const images = image === undefined ? [] : [{ ...image, tag }];
      expect(fill(input, { ...service, images, imagePolicy: 'none' })).toContain(`tag: "${tag}"`);
    },
  );

  it('writes the image policy that is given', () => {
    const rule = { pattern: '^x-(?P<n>[0-9]+)$', extract: '$n', order: 'alphabetical', direction: 'desc' } as const;
    const filled = fill(input, { ...service, imagePolicy: rule });
    expect(filled).toContain(
      "pattern: '^x-(?P<n>[0-9]+)$'\n    extract: $n # the part that counts\n  policy:\n    alphabetical:\n      order: desc\n",
    );
  });

  it('means the same to Flux whatever the order of the keys', () => {
    const filled = fill(input, service);
    const moved = filled.replace(
      '  name: greeter\n  namespace: &namespace greeter-default\n',
      '  namespace: &namespace greeter-default\n  name: greeter\n',
    );
    expect(moved).not.toBe(filled);
    expect(sameMeaning(filled, moved)).toBe(true);
  });
});

function pinned(): ReleaseValues {
  return { ...service, sandboxId: '7', imagePolicy: 'none' };
}

function parts(text: string): string[] {
  return text.trimEnd().split('\n---\n');
}
