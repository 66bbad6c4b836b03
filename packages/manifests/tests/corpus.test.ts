import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isActionError } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import {
  checkRelease,
  fillRelease,
  parseImage,
  parseValues,
  readRelease,
  sameMeaning,
  type Image,
  type ReleaseValues,
} from '../src/index.ts';
import { dataAt } from '../src/yaml/data.ts';

// Real templates and what became of them. They are no part of the project, and not everybody has them.
const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const isThere = existsSync(corpus);
const suite = isThere ? describe : describe.skip;

suite(`the corpus${isThere ? '' : ' (left out: ../shared/corpus is not there)'}`, () => {
  for (const environment of ['staging', 'production'])
    for (const service of ['api', 'ui', 'worker', 'pipeline']) {
      const template = { file: '.flux.ci', text: isThere ? read(`flux-templates/${service}.yaml`) : '' };
      const wanted = isThere ? read(`releases/${environment}/${service}.yaml`) : '';

      it(`fills ${service} for ${environment} with the meaning that its release has`, () => {
        const filled = fillRelease(template, valuesOf(environment, service, wanted));
        expect(sameMeaning(filled, wanted)).toBe(true);
      });

      it(`keeps every line of the template of ${service} for ${environment} that has nothing to fill`, () => {
        const filled = fillRelease(template, valuesOf(environment, service, wanted)).split('\n');
        const kept = template.text.split('\n').filter((line) => !line.includes('FILLED_IN_BY_CI'));
        expect(filled.filter((line) => kept.includes(line))).toEqual(kept);
      });

      it(`has only outdated versions to say of the release of ${service} for ${environment}`, () => {
        const findings = checkRelease({ file: service, text: wanted });
        expect(new Set(findings.map(({ level, remedy }) => `${level} ${remedy ?? ''}`))).toEqual(
          new Set(['warning Write apiVersion: image.toolkit.fluxcd.io/v1.']),
        );
      });
    }

  it('refuses the template of Flux 1 with the reason', () => {
    const fill = () =>
      fillRelease(
        { file: '.flux.ci', text: read('flux-templates/api-2021-flux1.yaml') },
        { ...base('staging', 'api'), images: [] },
      );
    expect(fill).toThrow('HelmRelease of helm.fluxcd.io/v1 is of Flux 1');
    try {
      fill();
    } catch (error) {
      expect(isActionError(error) && error.code).toBe('removed-manifest');
    }
  });
});

function read(path: string): string {
  return readFileSync(join(corpus, path), 'utf8');
}

function base(environment: string, name: string): Omit<ReleaseValues, 'images'> {
  return {
    environment,
    name,
    sandboxId: 'default',
    serviceUrl: `https://github.com/example/${name}`,
    serviceRepository: `example/${name}`,
    // These releases lie in a layout of their own.
    set: new Map([['ImageUpdateAutomation.spec.update.path', `./${environment}`]]),
  };
}

/** What the release says that was an input when it was made. */
function valuesOf(environment: string, name: string, release: string): ReleaseValues {
  const find = (pattern: RegExp): string => pattern.exec(release)?.[1] ?? '';
  return {
    ...base(environment, name),
    images: imagesOf(release),
    chartRepository: find(/^ {2}url: (.*)$/m),
    chartRef: find(/^ {4}(?:commit|branch): (.*)$/m),
    replicaCount: Number(find(/^ {4}replicaCount: (\d+)$/m)),
    serviceAccountRole: find(/^ {6}iamRole: (.*)$/m),
    values: extraValues(release),
  };
}

function imagesOf(release: string): Image[] {
  const { images = [] } = readRelease({ file: 'release', text: release }) ?? {};
  return images.flatMap(({ alias, image }) => {
    const parsed = parseImage(alias === undefined ? image : `${alias}=${image}`);
    return typeof parsed === 'string' ? [] : [parsed];
  });
}

/** The values that no input of their own fills. */
const extras = ['kubernetes', 'biomageCi', 'datadogTags', 'accountId', 'memoryRequest'];

function extraValues(release: string): Record<string, unknown> {
  const text = /^ {2}values:\n((?: {4}.*\n)+)/m.exec(release)?.[1] ?? '';
  const all = parseValues(text);
  if (typeof all === 'string') throw new Error(all);
  const values = Object.fromEntries(Object.entries(all).filter(([key]) => extras.includes(key)));
  const nested = { r: dataAt(all, ['r', 'memoryRequest']), service: dataAt(all, ['service', 'additionalHosts']) };
  return {
    ...values,
    ...(nested.r !== undefined && { r: { memoryRequest: nested.r } }),
    ...(nested.service !== undefined && { service: { additionalHosts: nested.service } }),
  };
}
