import { describe, expect, it } from '@jest/globals';
import { causeLocation, causeOf } from '../../src/stack/cause.ts';
import { isEmpty } from '../../src/stack/empty.ts';
import type { StackEvent } from '../../src/stack/stack.ts';
import { queues, wants } from './bench.ts';

const root = 'arn:aws:cloudformation:eu-west-1:1:stack/api/1';
const child = 'arn:aws:cloudformation:eu-west-1:1:stack/api-Data/2';
const event = (logicalId: string, status: string, more: Partial<StackEvent> = {}): StackEvent => ({
  id: `${logicalId}-${status}-${more.stackId ?? root}`,
  at: new Date(0),
  stackId: root,
  stackName: 'api',
  logicalId,
  type: 'AWS::SQS::Queue',
  status,
  ...more,
});

describe('the cause of a failure', () => {
  it('is the first that failed by itself, not what was cancelled for it nor the rollback that fails too', () => {
    const events = [
      event('Jobs', 'CREATE_FAILED', { reason: 'Resource creation cancelled' }),
      event('More', 'CREATE_FAILED', { reason: 'Model validation failed (#/DelaySeconds: expected a number)' }),
      event('api', 'ROLLBACK_IN_PROGRESS', {
        physicalId: root,
        reason: 'The following resource(s) failed to create: [More].',
      }),
      event('Jobs', 'DELETE_FAILED', { reason: 'in use' }),
    ];
    expect(causeOf(events, root)).toMatchObject({
      kind: 'resource',
      logicalId: 'More',
      propertyPath: '/Resources/More/Properties/DelaySeconds',
    });
  });

  it('is looked for in nested stacks', () => {
    const nested = { type: 'AWS::CloudFormation::Stack', physicalId: child };
    const events = [
      event('Table', 'CREATE_FAILED', { stackId: child, stackName: 'api-Data', reason: 'taken' }),
      event('api-Data', 'CREATE_FAILED', {
        stackId: child,
        physicalId: child,
        reason: 'The following failed: [Table].',
      }),
      event('Data', 'CREATE_FAILED', { ...nested, reason: `Embedded stack ${child} was not successfully created` }),
    ];
    expect(causeOf(events, root)).toMatchObject({
      nested: ['Data'],
      logicalId: 'Table',
      reason: 'taken',
      stackName: 'api-Data',
    });
  });

  it('is the hook where one refused the resource', () => {
    const hook = {
      type: 'Acme::Encryption',
      status: 'HOOK_COMPLETE_FAILED',
      reason: 'not encrypted',
      failureMode: 'FAIL',
    };
    const events = [
      event('Jobs', 'CREATE_IN_PROGRESS', { hook }),
      event('Jobs', 'CREATE_FAILED', { reason: 'The following hook(s) failed: [Acme::Encryption]' }),
    ];
    expect(causeOf(events, root)).toMatchObject({
      kind: 'hook',
      reason: 'The hook Acme::Encryption refuses it: not encrypted',
    });
  });

  it('is what the stack says of itself where no resource began', () => {
    const events = [event('api', 'ROLLBACK_IN_PROGRESS', { physicalId: root, reason: 'Role may not be assumed' })];
    expect(causeOf(events, root)).toMatchObject({ reason: 'Role may not be assumed' });
    expect(causeOf([], root)).toBeUndefined();
  });

  it('stands where the template says it, and that of a nested stack at its resource', () => {
    const { template } = wants(queues({ Jobs: { Properties: { DelaySeconds: 3 } }, Data: {} }));
    const cause = { kind: 'resource', stackName: 'api', nested: [], logicalId: 'Jobs', reason: '' } as const;
    const line = (word: string) => template.text.split('\n').findIndex((text) => text.includes(word)) + 1;
    expect(causeLocation(template, cause).line).toBe(line('"Jobs"'));
    const path = '/Resources/Jobs/Properties/DelaySeconds';
    expect(causeLocation(template, { ...cause, propertyPath: path }).line).toBe(line('DelaySeconds'));
    expect(causeLocation(template, { ...cause, nested: ['Data'], logicalId: 'Deep' }).line).toBe(line('"Data"'));
  });
});

describe('an empty change set', () => {
  const set = (status: 'FAILED' | 'CREATE_COMPLETE', statusReason: string) =>
    isEmpty({
      id: '',
      name: '',
      stackId: '',
      stackName: '',
      status,
      statusReason,
      executionStatus: 'UNAVAILABLE',
      tags: {},
      parameters: new Map(),
      changes: [],
      express: false,
      deleteOnFailure: false,
    });

  it.each([
    [
      'FAILED',
      "The submitted information didn't contain changes. Submit different information to create a change set.",
      true,
    ],
    ['FAILED', 'No updates are to be performed.', true],
    ['FAILED', 'Transform AWS::Serverless-2016-10-31 failed with: Invalid resource', false],
    ['FAILED', 'Transform 123456789012::Mine failed with: No updates are to be performed.', false],
    ['CREATE_COMPLETE', '', false],
  ] as const)('%s, %j: %s', (status, reason, empty) => {
    expect(set(status, reason)).toBe(empty);
  });
});
