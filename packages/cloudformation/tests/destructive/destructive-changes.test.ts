import { describe, expect, it } from '@jest/globals';
import { destructiveChanges } from '../../src/destructive/destructive-changes.ts';
import type { ResourceChange } from '../../src/stack/stack.ts';

const change = (rest: Partial<ResourceChange>): ResourceChange => ({
  action: 'Modify',
  logicalId: 'Jobs',
  type: 'AWS::DynamoDB::Table',
  details: [],
  ...rest,
});

describe('a change', () => {
  it.each<Partial<ResourceChange>>([
    { action: 'Remove', policyAction: 'Delete' },
    { replacement: 'True', policyAction: 'ReplaceAndDelete' },
    { replacement: 'Conditional', policyAction: 'ReplaceAndDelete' },
    { action: 'Remove' },
    { action: 'Dynamic' },
    { replacement: 'True' },
    { replacement: 'Conditional' },
    { action: 'Remove', policyAction: 'Delete', type: 'AWS::S3::Bucket' },
    { action: 'Remove', policyAction: 'Delete', type: 'AWS::Cognito::UserPool' },
  ])('is destructive when a stateful resource is lost: %j', (rest) => {
    expect(destructiveChanges([change(rest)])).toEqual([change(rest)]);
  });

  it.each<Partial<ResourceChange>>([
    { action: 'Add' },
    { action: 'Import' },
    { replacement: 'False' },
    {},
    { action: 'Remove', policyAction: 'Retain' },
    { action: 'Remove', policyAction: 'Snapshot' },
    { replacement: 'True', policyAction: 'ReplaceAndRetain' },
    { replacement: 'True', policyAction: 'ReplaceAndSnapshot' },
    { action: 'Remove', policyAction: 'Delete', type: 'AWS::IAM::Role' },
    { action: 'Remove', policyAction: 'Delete', type: 'Custom::Table' },
  ])('is not destructive when it is kept, or has nothing to lose: %j', (rest) => {
    expect(destructiveChanges([change(rest)])).toEqual([]);
  });
});
