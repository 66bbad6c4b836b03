// Who exports what to whom: no import without its export, and the picture in cf/README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exportsOf, orderStacks, type StackNode, type Template } from '@iac/cloudformation';
import { infra, nameOf, ours, root } from './templates.ts';

const environments = ['development', 'staging', 'production'] as const;

function orderIn(environment: string, templates: readonly Template[]) {
  const nodes = templates.map((template): StackNode => {
    const parameters = new Map([['Environment', environment]]);
    for (const [name, value] of Object.entries({ Scheme: 'internet-facing', CreateProvider: 'true' })) {
      if (template.parameters.has(name)) parameters.set(name, value);
    }
    const stackName = `biomage-${nameOf(template)}-${environment}`;
    return { name: nameOf(template), template, references: [], values: { parameters, stackName } };
  });
  const exported = nodes.flatMap(({ template, values }) => exportsOf(template, values));
  return { ...orderStacks(nodes), exported };
}

describe.each(environments)('in %s', (environment) => {
  const { exported, external, unknown, faults } = orderIn(
    environment,
    environment === 'development' ? ours : [...infra, ...ours],
  );

  it('exports are called by what they are and the environment', () => {
    const names = exported.map((one) => (one.known ? one.name : one.why));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !new RegExp(`^[A-Z][A-Za-z0-9]+-${environment}$`).test(name))).toEqual([]);
  });

  it('each is exported once, and imports come from cf/, from infra/ or from eksctl', () => {
    expect([...faults, ...unknown]).toEqual([]);
    const elsewhere = [...new Set(external.map(({ name }) => name))].sort();
    const cluster = `eksctl-biomage-${environment}-cluster::`;
    const outputs = ['ClusterSecurityGroupId', 'SubnetsPrivate', 'SubnetsPublic', 'VPC'];
    expect(elsewhere).toEqual(environment === 'development' ? [] : outputs.map((output) => `${cluster}${output}`));
  });
});

describe('the order', () => {
  const { waves, dependencies } = orderIn('staging', ours);

  it('is four waves, as file names alone would not give it', () => {
    expect(waves).toEqual([
      ['cognito', 'kms'],
      ['cognito-clients', 'dynamodb', 'irsa-ui-role', 's3', 'sns', 'valkey'],
      ['sqs'],
      ['irsa-api-role', 'irsa-pipeline-role', 'irsa-worker-role'],
    ]);
  });

  it('is the one that cf/README.md draws', () => {
    const drawn = readFileSync(join(root, 'cf/README.md'), 'utf8').matchAll(/^ {2}([\w-]+) --> ([\w-]+)$/gm);
    const edges = new Set(dependencies.map(({ parent, child }) => `${parent} --> ${child}`));
    expect([...drawn].map(([, parent, child]) => `${parent} --> ${child}`)).toEqual([...edges].sort());
  });
});
