import { isActionError, type ActionError, type Fault } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import { fillRelease, type ReleaseValues } from '../src/index.ts';
import { fixture, template } from './fixtures.ts';
import { service, twoImages } from './service-values.ts';

const input = fixture('input-service.yaml');

/** `line: problem remedy` of each fault. */
function faults(text: string, values: ReleaseValues): string[] {
  return errorOf(text, values).faults.map(line);
}

function line({ problem, remedy, at }: Fault): string {
  return `${at?.line ?? '-'}: ${problem} ${remedy ?? ''}`;
}

function errorOf(text: string, values: ReleaseValues): ActionError {
  try {
    fillRelease(template(text), values);
  } catch (error) {
    if (isActionError(error)) return error;
    throw error;
  }
  throw new Error('it was filled');
}

const { environment, name, sandboxId, images, serviceUrl, serviceRepository, serviceAccountRole } = service;
/** Neither chart-ref nor replica-count. */
const few: ReleaseValues = {
  environment,
  name,
  sandboxId,
  images,
  serviceUrl,
  serviceRepository,
  ...(serviceAccountRole !== undefined && { serviceAccountRole }),
};

describe('fillRelease refuses', () => {
  it('placeholders that are left over, each with its line and the input that fills it', () => {
    const more = input.replace(
      'command: [',
      'size: FILLED_IN_BY_CI\n    hosts: ["x.FILLED_IN_BY_CI", FILLED_IN_BY_CI: 1]\n    command: [',
    );
    expect(faults(more, few)).toEqual([
      '36: HelmRelease.spec.values.size still holds FILLED_IN_BY_CI. Give values, with { size: ... }.',
      '37: HelmRelease.spec.values.hosts[0] still holds FILLED_IN_BY_CI. Give set, with HelmRelease.spec.values.hosts[0]=...',
      '37: HelmRelease.spec.values.hosts[1].FILLED_IN_BY_CI still holds FILLED_IN_BY_CI. Write the key into the template.',
      '47: HelmRelease.spec.values.replicaCount still holds FILLED_IN_BY_CI. Give replica-count.',
      '65: GitRepository.spec.ref.branch still holds FILLED_IN_BY_CI. Give chart-ref.',
    ]);
  });

  it('a placeholder that an input brings in', () => {
    expect(faults(input, { ...service, values: { x: 'FILLED_IN_BY_CI' } })).toEqual([
      '-: HelmRelease.spec.values.x still holds FILLED_IN_BY_CI. Give values, with { x: ... }.',
    ]);
  });

  it('broken YAML, with every place', () => {
    const error = errorOf(`${input.replace('  releaseName', '  interval: 1m\n  releaseName')}---\nkind: [\n`, service);
    expect(error.code).toBe('broken-yaml');
    expect(error.faults.map(({ at }) => at?.line)).toEqual([27, 92]);
  });

  it('a template of Flux 1, with the reason', () => {
    const error = errorOf(input.replace('helm.toolkit.fluxcd.io/v2', 'helm.fluxcd.io/v1'), service);
    expect(error.code).toBe('removed-manifest');
    expect(error.faults.map(line).join()).toMatch(
      /^17: HelmRelease of helm.fluxcd.io\/v1 is of Flux 1.*Rewrite it as HelmRelease/,
    );
  });

  it('a tag from which no policy follows', () => {
    const [image] = service.images;
    const images = image === undefined ? [] : [{ ...image, tag: 'latest' }];
    expect(faults(input, { ...service, images })[0]).toMatch(
      /^14: The tag "latest" follows no convention.*Give image-policy/,
    );
  });

  it('a policy of the template that the tag does not fit', () => {
    const fixed = input.replace(/^( {2}filterTags)/m, "  policy: {semver: {range: '>=1.0.0'}}\n$1");
    expect(faults(fixed, service)).toEqual([
      '13: The tag asks for a numerical policy, but this one is semver. Leave `policy` out of the template, or say under image-policy what is meant.',
    ]);
  });

  it('names that the template has otherwise', () => {
    const fixed = input
      .replace('name: FILLED_IN_BY_CI   # one', 'name: other-default   # one')
      .replace('&namespace FILLED_IN_BY_CI', '&namespace other');
    expect(faults(fixed, service)).toEqual([
      '5: The Namespace is "other-default", but name and sandbox-id make it "greeter-default". Write FILLED_IN_BY_CI as its name.',
      '21: HelmRelease.metadata.namespace is "other", but the input sandbox-id makes it "greeter-default". Write FILLED_IN_BY_CI there, or change the input.',
    ]);
  });

  it('an alias that has no key, and says which there are', () => {
    const images = twoImages.images.map((image) => (image.alias === 'queue' ? { ...image, alias: 'queues' } : image));
    expect(faults(fixture('input-two-images.yaml'), { ...twoImages, images })[0]).toBe(
      '68: image: HelmRelease.spec.values has no key queues; those with an image are proxy, queue. Write queues: with image: under it into the template, or correct the alias.',
    );
  });

  it('more policies than images', () => {
    const [, proxy] = twoImages.images;
    const images = proxy === undefined ? [] : [proxy];
    expect(faults(fixture('input-two-images.yaml'), { ...twoImages, images }).slice(0, 2)).toEqual([
      '48: Of kind ImagePolicy 1 have no name, but the names left for them are 0 (none). Give an image for each of them, as alias=registry/repository:tag, or write the names into the template.',
      '21: Of kind ImageRepository 2 have no name, but the names left for them are 1 (broker). Give an image for each of them, as alias=registry/repository:tag, or write the names into the template.',
    ]);
  });

  it('inputs that differ about one place', () => {
    const values = { replicaCount: 3, image: 'registry.example.org' };
    const set = new Map([
      ['HelmRelease.spec.values.serviceAccount.iamRole', 'other'],
      ['GitRepository.spec.ref.commit', 'abc'],
    ]);
    expect(faults(input, { ...service, values, set })).toEqual([
      '-: HelmRelease.spec.values.replicaCount is given by replica-count and by values, and they differ. Give one of the two.',
      '-: HelmRelease.spec.values.image.registry is given by image and by values, and they differ. Give one of the two.',
      '-: HelmRelease.spec.values.serviceAccount.iamRole is given by service-account-role and by set, and they differ. Give one of the two.',
      '-: GitRepository.spec.ref is given by chart-ref and by set, and they differ. Give one of the two.',
    ]);
  });

  it('inputs for which the template has no document', () => {
    const release = input.split('---\n')[2] ?? '';
    const rule = { pattern: '^(?P<n>.*)$', extract: '$n', order: 'alphabetical', direction: 'asc' } as const;
    expect(faults(release, { ...service, chartRepository: 'https://x', imagePolicy: rule })).toEqual([
      '-: chart-repository: the template has no GitRepository or OCIRepository for it. Add one named greeter-chart or FILLED_IN_BY_CI, or leave the input out.',
      '-: chart-ref: the template has no GitRepository or OCIRepository for it. Add one named greeter-chart or FILLED_IN_BY_CI, or leave the input out.',
      '-: image-policy: the template has no ImagePolicy for the image. Add one with the name FILLED_IN_BY_CI, or leave the input out.',
    ]);
  });

  it('inputs that are wrong by themselves', () => {
    const [image] = service.images;
    const images = image === undefined ? [] : [image, image];
    expect(faults(input, { ...service, name: 'Greeter', images }).slice(0, 2)).toEqual([
      '-: name: "Greeter" is no name in Kubernetes. Use lower case letters, digits and hyphens, a letter or digit at both ends.',
      '-: image: several have no alias. Give each image one of its own: alias=registry/repository:tag.',
    ]);
    expect(faults(input, { ...service, sandboxId: 'x'.repeat(60) })[0]).toContain('longer than 63 characters');
    expect(faults(input, { ...service, images: [] })[0]).toContain('image: none is given.');
  });

  it('a template without a HelmRelease, or with one of another name', () => {
    expect(faults('kind: Namespace\napiVersion: v1\n', few)[0]).toContain('The template has no HelmRelease.');
    const named = input.replace(/(kind: HelmRelease\nmetadata:\n {2}name: )FILLED_IN_BY_CI/, '$1other');
    expect(faults(named, service)[0]).toContain('20: The HelmRelease is "other", but the input name is "greeter".');
  });

  it('an image that is no map, or whose tag line has no room for the marker', () => {
    const place = '    # Kept by hand.\n';
    const text = input.replace(place, `    image: FILLED_IN_BY_CI\n`);
    expect(faults(text, service)[0]).toContain('35: HelmRelease.spec.values.image is not a map.');
    const flow = input.replace(place, `    image: {tag: FILLED_IN_BY_CI}\n`);
    expect(faults(flow, service)[0]).toContain('The image policy marker needs a line of its own');
    const noted = input.replace(place, `    image:\n      tag: FILLED_IN_BY_CI # by CI\n`);
    expect(faults(noted, service)[0]).toContain('36: The image policy marker needs the place of this comment.');
  });

  it('a placeholder behind an alias that would have to mean two things', () => {
    const text = input.replace(
      'name: FILLED_IN_BY_CI\n        namespace: *namespace',
      'name: *namespace\n        namespace: *namespace',
    );
    expect(faults(text, service)).toEqual([
      '32: spec.chart.spec.sourceRef.name is the alias *namespace: it can only change together with metadata.namespace. Write the value out instead of the alias.',
    ]);
  });
});
