import { describe, expect, it } from '@jest/globals';
import { approve } from '../../src/destructive/approval.ts';
import { destructiveError, unusedApprovals } from '../../src/destructive/refusal.ts';
import type { ResourceChange } from '../../src/stack/stack.ts';
import { readTemplate } from '../../src/template/read-template.ts';

const change = (logicalId: string, rest: Partial<ResourceChange> = {}): ResourceChange => ({
  action: 'Remove',
  logicalId,
  type: 'AWS::DynamoDB::Table',
  policyAction: 'Delete',
  details: [],
  ...rest,
});
const changes = [change('Jobs'), change('Users')];

describe('an approval', () => {
  it('lets through what it names, in every stack or in one', () => {
    expect(approve(changes, ['Jobs'], 'tables-staging').refused).toEqual([change('Users')]);
    expect(approve(changes, ['tables-staging/Jobs', 'Users'], 'tables-staging').refused).toEqual([]);
  });

  it('of another stack, of another spelling or of a part of a name lets nothing through', () => {
    const approved = ['tables-production/Jobs', 'jobs', 'Job', 'Jobs*', 'tables-staging'];
    expect(approve(changes, approved, 'tables-staging')).toEqual({ refused: changes, used: [] });
  });

  it('that nothing needed is warned of, over all stacks', () => {
    const approved = ['Jobs', 'b/Users', 'Gone'];
    const approvals = [approve([change('Jobs')], approved, 'a'), approve([change('Users')], approved, 'b')];
    expect(unusedApprovals(approved, approvals)).toMatchObject([
      { problem: expect.stringContaining('approve-destructive names Gone,') },
    ]);
  });
});

describe('changes that nobody has approved', () => {
  const template = readTemplate(
    'cf/tables.yaml',
    'Resources:\n  Other: {Type: AWS::SNS::Topic}\n  Users:\n    Type: AWS::DynamoDB::Table\n',
  );
  const replaced = change('Users', {
    action: 'Modify',
    replacement: 'True',
    policyAction: 'ReplaceAndDelete',
    physicalId: 'users-staging',
    details: [
      { path: 'Properties.KeySchema', recreates: 'Always' },
      { path: 'Tags', recreates: 'Never' },
    ],
  });

  it('are one error with each at its place, and what to write to approve them', () => {
    if (template.template === undefined) throw new Error(JSON.stringify(template.faults));
    const error = destructiveError([
      { stackName: 'tables-staging', template: template.template, refused: [change('Jobs'), replaced] },
    ]);
    expect(error.code).toBe('destructive-changes');
    expect(error.remedy).toContain('set approve-destructive to: tables-staging/Jobs, tables-staging/Users.');
    expect(error.faults).toEqual([
      {
        problem: 'Jobs (AWS::DynamoDB::Table) would be deleted.',
        remedy: 'Keep it with DeletionPolicy: Retain, or approve it as tables-staging/Jobs.',
        // It is not in the template any more: that is the change.
        at: expect.objectContaining({ file: 'cf/tables.yaml', line: 1 }),
      },
      {
        problem:
          'Users (AWS::DynamoDB::Table users-staging) would be replaced and the old one deleted, because of Properties.KeySchema.',
        remedy: 'Keep it with UpdateReplacePolicy: Retain, or approve it as tables-staging/Users.',
        at: expect.objectContaining({ file: 'cf/tables.yaml', line: 3 }),
      },
    ]);
  });
});
