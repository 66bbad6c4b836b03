// Who exports what to whom: no import without its export, and the picture in cf/README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folderFor, graphOf } from './folder.ts';
import { nameOf, ours, root } from './templates.ts';

const environments = ['development', 'staging', 'production'] as const;
const inCf = new Set(ours.map(nameOf));

describe.each(environments)('in %s', (environment) => {
  const stacks = folderFor(environment);

  it('exports are called by what they are and the environment, each once', () => {
    const names = [...stacks.values()].flatMap(({ exports }) => [...exports.keys()]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !new RegExp(`^[A-Z][A-Za-z0-9]+-${environment}$`).test(name))).toEqual([]);
  });

  it('imports come from cf/, from infra/ or from eksctl', () => {
    const graph = graphOf(stacks);
    const elsewhere = [...graph.values()].flatMap((parents) => [...parents]).filter((parent) => !stacks.has(parent));
    const eksctl = `eksctl-biomage-${environment}-cluster::`;
    expect(elsewhere.filter((name) => !name.startsWith(eksctl))).toEqual([]);
    if (environment === 'development') expect(elsewhere).toEqual([]);
  });
});

describe('the order', () => {
  const graph = graphOf(folderFor('staging'));

  it('is four waves, as file names alone would not give it', () => {
    expect(wavesOf(graph)).toEqual([
      ['cognito', 'kms'],
      ['cognito-clients', 'dynamodb', 'irsa-ui-role', 's3', 'sns', 'valkey'],
      ['sqs'],
      ['irsa-api-role', 'irsa-pipeline-role', 'irsa-worker-role'],
    ]);
  });

  it('is the one that cf/README.md draws', () => {
    const drawn = readFileSync(join(root, 'cf/README.md'), 'utf8').matchAll(/^ {2}([\w-]+) --> ([\w-]+)$/gm);
    const edges = [...graph].flatMap(([child, parents]) => [...parents].map((parent) => `${parent} --> ${child}`));
    const within = edges.filter((edge) => edge.split(' --> ').every((end) => inCf.has(end)));
    expect([...drawn].map(([, parent, child]) => `${parent} --> ${child}`).sort()).toEqual(within.sort());
  });
});

function wavesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const waves: string[][] = [];
  const done = new Set<string>();
  for (let left = [...inCf]; left.length > 0; left = left.filter((name) => !done.has(name))) {
    const wave = left.filter((name) =>
      [...(graph.get(name) ?? [])].every((parent) => !inCf.has(parent) || done.has(parent)),
    );
    if (wave.length === 0) throw new Error(`a cycle among ${left.join(', ')}`);
    for (const name of wave) done.add(name);
    waves.push(wave.sort());
  }
  return waves;
}
