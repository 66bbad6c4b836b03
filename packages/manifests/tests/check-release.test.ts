import { describe, expect, it } from '@jest/globals';
import { checkRelease } from '../src/index.ts';
import { fixture } from './fixtures.ts';

const service = fixture('expected-service.yaml');
const twoImages = fixture('expected-two-images.yaml');

/** `level line: problem` of each finding. */
function findings(text: string): string[] {
  return checkRelease({ file: 'x.yaml', text }).map(
    ({ level, at, problem }) => `${level} ${at?.line ?? '-'}: ${problem}`,
  );
}

describe('checkRelease', () => {
  it('finds nothing in a file that is well', () => {
    expect(findings(service)).toEqual([]);
    expect(findings(twoImages)).toEqual([]);
    expect(findings(`${service}---\n`)).toEqual([]);
  });

  it('finds broken YAML, and documents that are no objects', () => {
    expect(findings('a: [\n')[0]).toContain('error 2: This is not valid YAML');
    expect(findings('- a\n')).toEqual(['error 1: This document is not a map.']);
    expect(findings('a: 1\n')).toEqual(['error 1: This document has no apiVersion or no kind.']);
  });

  it('finds characters that no reader of Kubernetes takes, wherever they stand', () => {
    const problem = 'Kubernetes does not read a file with the character U+0000.';
    expect(findings(service.replace('kind: ImagePolicy', 'kind: ImagePolicy # \0'))).toEqual([
      `error ${String(service.slice(0, service.indexOf('kind: ImagePolicy')).split('\n').length)}: ${problem}`,
    ]);
    expect(findings(`\ufeff${service}# \u00a0é😀\n`)).toEqual([]);
  });

  it('refuses Flux 1', () => {
    const text = 'apiVersion: flux.weave.works/v1beta1\nkind: FluxHelmRelease\nmetadata: {name: a, namespace: b}\n';
    expect(findings(text)).toEqual([
      'error 1: FluxHelmRelease of flux.weave.works/v1beta1 is of Flux 1, which ended in 2022: Flux 2 does not know it, so nothing would be deployed.',
    ]);
  });

  it('warns of versions that current Flux removed, with the version that replaces them', () => {
    const old = service
      .replaceAll('image.toolkit.fluxcd.io/v1', 'image.toolkit.fluxcd.io/v1beta2')
      .replace('helm.toolkit.fluxcd.io/v2', 'helm.toolkit.fluxcd.io/v2beta1')
      .replace('source.toolkit.fluxcd.io/v1', 'source.toolkit.fluxcd.io/v1beta2');
    const found = checkRelease({ file: 'x.yaml', text: old });
    expect(found.map(({ level, remedy }) => `${level}: ${remedy ?? ''}`)).toEqual([
      'warning: Write apiVersion: image.toolkit.fluxcd.io/v1.',
      'warning: Write apiVersion: helm.toolkit.fluxcd.io/v2.',
      'warning: Write apiVersion: source.toolkit.fluxcd.io/v1.',
      'warning: Write apiVersion: image.toolkit.fluxcd.io/v1.',
      'warning: Write apiVersion: image.toolkit.fluxcd.io/v1.',
    ]);
  });

  it('refuses kinds and versions that Flux never had', () => {
    const text = service
      .replace('kind: ImagePolicy', 'kind: ImagePolice')
      .replace('helm.toolkit.fluxcd.io/v2', 'helm.toolkit.fluxcd.io/v3');
    expect(findings(text)).toEqual(
      expect.arrayContaining([
        'error 9: image.toolkit.fluxcd.io has no kind ImagePolice.',
        'error 21: helm.toolkit.fluxcd.io has no version v3 of HelmRelease.',
      ]),
    );
  });

  it('refuses names and labels that Kubernetes refuses', () => {
    const text = service
      .replace('name: greeter-chart\n  namespace', 'name: Greeter_chart\n  namespace')
      .replace('sandboxId: default, team: "greetings"', 'sandboxId: 7, team: "-"');
    expect(findings(text)).toEqual(
      expect.arrayContaining([
        'error 6: The label sandboxId is no text.',
        'error 6: "-" is no value for the label team.',
        'error 66: "Greeter_chart" is no name for a GitRepository.',
      ]),
    );
  });

  it('refuses a second object of the same name', () => {
    const [, policy = ''] = service.split('---\n');
    expect(findings(`${service}---\n${policy}`)).toEqual([
      'error 102: There are two of kind ImagePolicy named "greeter".',
    ]);
  });

  it('refuses objects outside the namespace of the release', () => {
    const text = service
      .replace('name: greeter-default ', 'name: other ')
      .replace('name: greeter-image-update\n  namespace: greeter-default', 'name: greeter-image-update');
    expect(findings(text)).toEqual([
      'error 5: This Namespace is other, but the release is in greeter-default.',
      'error 86: This ImageUpdateAutomation has no namespace.',
    ]);
  });

  it('refuses what lacks a field that Flux asks for', () => {
    const text = service
      .replace(/interval: 2m0s\n {2}chart:/, 'chart:')
      .replace('releaseName: greeter', `releaseName: ${'x'.repeat(54)}`)
      .replace('url: https://github.com/example/greeter', 'url: oci://registry.example.org/x');
    expect(findings(text)).toEqual([
      'error 28: This HelmRelease has no spec.interval.',
      `error 29: releaseName "${'x'.repeat(54)}" is longer than 53 characters.`,
      'error 69: "oci://registry.example.org/x" is no address for a GitRepository.',
    ]);
  });

  it('refuses both or neither of chart and chartRef', () => {
    const neither = twoImages.replace(/ {2}chartRef:\n.*\n.*\n/, '');
    const both = twoImages.replace(
      '  chartRef:',
      '  chart: {spec: {chart: x, sourceRef: {kind: OCIRepository, name: broker-chart}}}\n  chartRef:',
    );
    for (const text of [neither, both])
      expect(findings(text).join()).toContain('A HelmRelease takes exactly one of spec.chart and spec.chartRef.');
  });

  it('refuses references into the own namespace that meet nothing', () => {
    const text = service
      .replace('        name: greeter-chart', '        name: other')
      .replace('imageRepositoryRef:\n    name: greeter', 'imageRepositoryRef:\n    name: other');
    expect(findings(text)).toEqual([
      'error 13: ImagePolicy refers to the ImageRepository "other", which this file does not have.',
      'error 36: HelmRelease refers to the GitRepository "other", which this file does not have.',
    ]);
  });

  it('refuses markers that name no policy of the file or cannot be read, and warns of policies without one', () => {
    const unknown = service.replace('"greeter-default:greeter:tag"', '"other:greeter:tag"');
    expect(findings(unknown)).toEqual([
      'warning 10: No marker names the ImagePolicy greeter-default:greeter, so that it updates nothing.',
      'error 57: The marker names the ImagePolicy other:greeter, which this file does not have.',
    ]);
    const broken = service.replace(
      '{"$imagepolicy": "greeter-default:greeter:tag"}',
      () => 'by CI {"$imagepolicy": "greeter-default:greeter:tag"}',
    );
    expect(findings(broken)[1]).toContain('error 57: Flux cannot read the marker');
  });

  it('refuses an image policy that Flux cannot follow', () => {
    const text = service
      .replace('order: asc', () => 'order: asc\n    semver: {}')
      .replace('(?P<timestamp>', '(?P<time>');
    expect(findings(text)).toEqual([
      'error 15: spec.filterTags: extract names $timestamp, but pattern has no (?P<timestamp>...).',
      'error 17: spec.policy takes exactly one of semver, numerical, alphabetical.',
    ]);
  });
});
