import type { CurrentStack, FolderOutcome, Json, ResourceChange, StackReport, Template } from '@iac/cloudformation';
import { ActionError } from '@iac/action-kit/errors';

/** A template whose resources stand on the lines that `lines` says; everything else is on line 1. */
export function template(
  file: string,
  lines: Readonly<Record<string, number>> = {},
  text = 'Resources: {}\n',
): Template {
  return {
    file,
    text,
    body: { Resources: {} } satisfies Json,
    parameters: new Map(),
    resources: new Map(),
    place: ([, logicalId = '']) => ({ file, line: lines[String(logicalId)] ?? 1 }),
  };
}

function arn(name: string, partition = 'aws', region = 'eu-west-1'): string {
  return `arn:${partition}:cloudformation:${region}:123456789012:stack/${name}/6a1b`;
}

export function existing(name: string, more: Partial<Extract<CurrentStack, { exists: true }>> = {}) {
  return {
    exists: true,
    id: arn(name),
    name,
    status: 'UPDATE_COMPLETE',
    parameters: new Map(),
    tags: {},
    outputs: new Map(),
    capabilities: [],
    terminationProtection: false,
    lastChanged: new Date(0),
    ...more,
  } as const;
}

/** A stack that is as it was, unless `more` says otherwise. */
export function stack(base: string, more: Partial<StackReport> = {}): StackReport {
  const name = `biomage-${base}-staging`;
  const file = `cf/${base}.yaml`;
  return {
    name,
    file,
    template: template(file),
    parents: [],
    outcome: { kind: 'unchanged', stack: existing(name), changeSetMade: false },
    seconds: 0.2,
    findings: [],
    unknowable: [],
    awaits: [],
    ...more,
  };
}

export function folder(stacks: readonly StackReport[], more: Partial<FolderOutcome> = {}): FolderOutcome {
  return {
    mode: 'apply',
    environment: 'staging',
    region: 'eu-west-1',
    account: '123456789012',
    stacks,
    warnings: [],
    seconds: 12.4,
    ...more,
  };
}

export function failed(base: string, reason: string): StackReport {
  const name = `biomage-${base}-staging`;
  return stack(base, {
    template: template(`cf/${base}.yaml`, { Table: 12 }),
    outcome: {
      kind: 'failed',
      stackId: arn(name),
      error: new ActionError({
        code: 'stack-failed',
        problem: `${name} was rolled back.`,
        remedy: 'Mend the template.',
      }),
      cause: {
        kind: 'resource',
        stackName: name,
        nested: [],
        logicalId: 'Table',
        type: 'AWS::DynamoDB::Table',
        reason,
      },
    },
  });
}

/** Ended by what ends a whole run. */
export function ended(base: string, code: string): StackReport {
  const error = new ActionError({ code, problem: 'It is over.', remedy: 'Run it again.' });
  return stack(base, { outcome: { kind: 'failed', error } });
}

/** Holds data. */
const replaced: ResourceChange = {
  action: 'Modify',
  logicalId: 'Table',
  type: 'AWS::DynamoDB::Table',
  replacement: 'True',
  policyAction: 'ReplaceAndDelete',
  details: [{ path: 'Properties.TableName', before: 'a', after: 'b', recreates: 'Always' }],
};
export const added: ResourceChange = { action: 'Add', logicalId: 'Topic', type: 'AWS::SNS::Topic', details: [] };

/** Replaces one resource, adds another. */
export const planned = stack('tables', {
  template: template('cf/tables.yaml', { Table: 7 }, 'Resources: {b: 1}\n'),
  before: existing('biomage-tables-staging', { templateText: 'Resources: {b: 1}\n' }),
  outcome: { kind: 'planned', action: 'update', changes: [added, replaced], by: 'change-set', destructive: [replaced] },
});
