import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import { publishedSpecification } from '../../../../src/aws/boundary.ts';
import { serviceOf } from '../../../../src/aws/cloudformation/evaluate/resources/service-specification.ts';
import { servicesIn } from '../../../../src/aws/cloudformation/evaluate/resources/specification-files.ts';

let temp: string;
let database: SpecDatabase;
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'specification-'));
  database = publishedSpecification().load();
});
afterAll(() => rmSync(temp, { recursive: true }));

const notAgain = (): SpecDatabase => {
  throw new Error('loaded again');
};

/** As text, each once, without descriptions: the words, not a property that is called so. */
function sorted(entities: readonly { readonly $id: string }[]): string {
  const byId = new Map(entities.map((entity) => [Number(entity.$id), entity]));
  const inOrder = [...byId].sort(([one], [other]) => one - other).map(([, entity]) => entity);
  return JSON.stringify(inOrder, (key, value: unknown) =>
    key === 'documentation' && typeof value === 'string' ? undefined : value,
  );
}

describe('the specification, service by service', () => {
  it('says of each type and of all that its properties refer to what the published one says, and is loaded once', () => {
    const folder = join(temp, 'all');
    servicesIn(folder, () => database);
    const services = servicesIn(folder, notAgain);
    const published = [...database.all('resource')];
    const names = new Set(published.map(({ cloudFormationType }) => serviceOf(cloudFormationType)));
    const kept = [...names].map((name) => services(name));
    expect(sorted(kept.flatMap((service) => Object.values(service?.resources ?? {})))).toBe(sorted(published));
    expect(sorted(kept.flatMap((service) => Object.values(service?.definitions ?? {})))).toBe(
      sorted([...database.all('typeDefinition')]),
    );
    const dangling = kept.flatMap((service) =>
      [...JSON.stringify(service).matchAll(/"\$ref":"(\w+)"/g)].filter(([, id = '']) => !service?.definitions[id]),
    );
    expect(dangling).toEqual([]);
  });

  it('knows nothing of a service that there is not', () => {
    expect(servicesIn(join(temp, 'all'), notAgain)('AWS::Nothing')).toBeUndefined();
  });

  it('is the same from the process that loaded it, where another was faster', () => {
    const folder = join(temp, 'both');
    const late = servicesIn(folder, () => {
      servicesIn(folder, () => database);
      return database;
    });
    expect(late('AWS::SQS')?.resources['AWS::SQS::Queue']).toBeDefined();
    expect(readdirSync(temp).filter((name) => name.startsWith('both'))).toEqual(['both']);
  });

  it('does not hide that its folder cannot be made', () => {
    writeFileSync(join(temp, 'file'), '');
    expect(() => servicesIn(join(temp, 'file', 'folder'), () => database)).toThrow(/ENOTDIR|EEXIST/);
  });
});
