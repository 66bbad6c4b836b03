// Real templates, where a folder of them lies beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultLine } from '@iac/action-kit/errors';
import { orderStacks } from '../../src/graph/order-stacks.ts';
import { fillParameters } from '../../src/parameters/fill-parameters.ts';
import { knownValues } from '../../src/parameters/known-values.ts';
import { readPool } from '../../src/parameters/pool.ts';
import { readTemplate } from '../../src/template/read-template.ts';
import { sameTemplate } from '../../src/template/same-template.ts';
import { canonicalJson } from '../../src/template/syntax/json.ts';
import { parse } from '../../src/template/syntax/parse.ts';
import { read } from '../template/templates.ts';

const folder = join(import.meta.dirname, '../../../..', '../shared/corpus/cf');
const here = existsSync(folder);
if (!here) console.warn('left out: the folder of real templates (../shared/corpus) is not beside this checkout');
const files = here ? readdirSync(folder) : [];
const texts = new Map(files.map((file) => [`cf/${file}`, readFileSync(join(folder, file), 'utf8')]));

const stacks = [...texts].map(([file, text]) => ({ name: basename(file, '.yaml'), template: read(text, file) }));

function ordered(environment: string) {
  const { pool } = readPool([]);
  const { parameters, faults } = fillParameters(pool, stacks, { environment, oidcProvider: 'oidc.example/id/1' });
  const nodes = stacks.map(({ name, template }) => ({
    name,
    template,
    references: [],
    values: {
      parameters: knownValues(template, parameters.get(name) ?? []),
      stackName: `biomage-${name}-${environment}`,
      region: 'eu-west-1',
      accountId: '123456789012',
    },
  }));
  const order = orderStacks(nodes);
  return { ...order, faults: [...faults, ...order.faults].map(faultLine) };
}

(here ? describe : describe.skip)('24 real templates', () => {
  it.each(['development', 'staging', 'production'])(
    'go in three waves for %s, where the order of names fails once',
    (environment) => {
      const { waves, parents, order, faults, unknown } = ordered(environment);
      // The one template that says itself that it is for two environments only.
      const forTwo = 'cf/programmatic-interface-client.yaml:5: Environment is not what';
      expect(faults).toEqual(environment === 'development' ? [expect.stringContaining(forTwo)] : []);
      expect(unknown).toEqual([]);
      expect(waves.map(({ length }) => length)).toEqual([18, 3, 3]);
      expect(waves[2]).toEqual(['programmatic-interface-client', 'rds', 'userpoolclient']);
      const alphabetical = order.toSorted();
      const late = alphabetical.flatMap((child) =>
        (parents.get(child) ?? [])
          .filter((parent) => alphabetical.indexOf(parent) > alphabetical.indexOf(child))
          .map((parent) => `${child} before ${parent}`),
      );
      expect(late).toContain('cognito-case-insensitive before post-register-lambda');
    },
  );

  it('import from elsewhere only what the cluster and the domain export', () => {
    const names = new Set(ordered('staging').external.map(({ name }) => name));
    expect([...names].toSorted()).toEqual([
      'DomainName-staging',
      ...['ClusterSecurityGroupId', 'SecurityGroup', 'SubnetsPrivate', 'VPC'].map(
        (each) => `eksctl-biomage-staging-cluster::${each}`,
      ),
    ]);
  });

  it('have no faults, and mean the same as JSON', () => {
    for (const [file, text] of texts) {
      const { template, faults } = readTemplate(file, text);
      expect(faults).toEqual([]);
      const { root } = parse(file, text);
      if (template === undefined || root === undefined) throw new Error(`${file} was not read`);
      expect(sameTemplate(canonicalJson(root), template)).toBe(true);
      expect(sameTemplate(`${text}\n# a comment`, template)).toBe(true);
      expect(sameTemplate(text.replace('Resources:', 'Resources:\n  One:\n    Type: Custom::More'), template)).toBe(
        false,
      );
    }
  });
});
