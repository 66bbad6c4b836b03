import { describe, expect, it } from '@jest/globals';
import { unplanned } from '../src/unplanned.ts';
import { template } from './report/folder.ts';

const stacks = ['topics', 'tables'].map((name) => ({
  name,
  stackName: `biomage-${name}-staging`,
  template: template(`cf/${name}.yaml`),
  findings: [],
}));
const plan = {
  version: 1 as const,
  environment: 'staging',
  sets: [{ stack: 'biomage-topics-staging', changeSet: 'arn:1' }],
};

describe('stacks that no change set was kept for', () => {
  it('are named where they differ, because they stay as they are', () => {
    const warnings = unplanned({ mode: 'execute', plan }, { stacks }, new Set(['topics', 'tables']));
    expect(warnings.map(({ at }) => at?.file)).toEqual(['cf/tables.yaml']);
  });

  it('are nothing to tell of where they are as they should be, or where the stacks are applied', () => {
    expect(unplanned({ mode: 'execute', plan }, { stacks }, new Set(['topics']))).toEqual([]);
    expect(unplanned({ mode: 'apply', plan: undefined }, { stacks }, new Set(['tables']))).toEqual([]);
  });
});
