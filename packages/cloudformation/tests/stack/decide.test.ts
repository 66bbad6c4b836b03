import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/stack/decide.ts';
import type { StackPolicies } from '../../src/stack/outcome.ts';
import type { ExistingStack, StackStatus } from '../../src/stack/stack.ts';
import { judge, queues, wants } from './bench.ts';

const policies: StackPolicies = {
  onBusy: 'wait',
  onRollbackComplete: 'fail',
  approved: [],
  mode: 'standard',
  importExisting: false,
};
const wanted = wants(queues({ Jobs: {} }));
const stack = (status: StackStatus, more: Partial<ExistingStack> = {}): ExistingStack => ({
  exists: true,
  id: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/api/1',
  name: 'api',
  status,
  parameters: new Map(),
  tags: {},
  outputs: new Map(),
  capabilities: [],
  terminationProtection: false,
  lastChanged: new Date(0),
  templateText: wanted.template.text,
  ...more,
});
const choose = (current: ExistingStack, more: Partial<StackPolicies> = {}, wish = wanted) =>
  decide({ wanted: wish, policies: { ...policies, ...more }, judge }, current);

describe('what is done with a stack that is as wanted', () => {
  // Columns: the policies as they are by default; on-rollback-complete: recreate; on-busy: fail; on-busy: cancel.
  it.each<[StackStatus, ...string[]]>([
    ['CREATE_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['CREATE_FAILED', 'update', 'recreate', 'update', 'update'],
    ['CREATE_COMPLETE', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    ['ROLLBACK_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['ROLLBACK_FAILED', 'refuse', 'recreate', 'refuse', 'refuse'],
    ['ROLLBACK_COMPLETE', 'refuse', 'recreate', 'refuse', 'refuse'],
    ['DELETE_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['DELETE_FAILED', 'refuse', 'refuse', 'refuse', 'refuse'],
    ['DELETE_COMPLETE', 'create', 'create', 'create', 'create'],
    ['UPDATE_IN_PROGRESS', 'wait', 'wait', 'refuse', 'cancel'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['UPDATE_COMPLETE', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    ['UPDATE_FAILED', 'update', 'update', 'update', 'update'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['UPDATE_ROLLBACK_FAILED', 'continue-rollback', 'continue-rollback', 'continue-rollback', 'continue-rollback'],
    ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['UPDATE_ROLLBACK_COMPLETE', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    ['REVIEW_IN_PROGRESS', 'create', 'create', 'create', 'create'],
    ['IMPORT_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['IMPORT_COMPLETE', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    ['IMPORT_ROLLBACK_IN_PROGRESS', 'wait', 'wait', 'refuse', 'wait'],
    ['IMPORT_ROLLBACK_FAILED', 'refuse', 'refuse', 'refuse', 'refuse'],
    ['IMPORT_ROLLBACK_COMPLETE', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
  ])('and %s: %s; recreate: %s; fail: %s; cancel: %s', (status, ...kinds) => {
    const columns = [{}, { onRollbackComplete: 'recreate' }, { onBusy: 'fail' }, { onBusy: 'cancel' }] as const;
    expect(columns.map((more) => choose(stack(status), more).kind)).toEqual(kinds);
  });

  it.each<StackStatus>(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'])(
    'never deletes one that is %s under termination protection',
    (status) => {
      const decision = choose(stack(status, { terminationProtection: true }), { onRollbackComplete: 'recreate' });
      expect(decision).toMatchObject({ kind: 'refuse', error: { code: 'stack-protected' } });
    },
  );
});

describe('a stack is changed', () => {
  const current = stack('CREATE_COMPLETE', {
    parameters: new Map([
      ['Size', { value: '1' }],
      ['Secret', { value: '****' }],
    ]),
    tags: { team: 'a', 'aws:servicecatalog': 'x' },
  });
  const value = (key: string, text: string) => ({ key, kind: 'value', value: text, secret: false }) as const;

  it.each([
    ['template', { ...wanted, template: wants(queues({ More: {} })).template }, [{ kind: 'template' }]],
    ['parameter', { ...wanted, parameters: [value('Size', '2')] }, [{ kind: 'parameter', key: 'Size' }]],
    ['tags', { ...wanted, tags: { team: 'b' } }, [{ kind: 'tags' }]],
    ['set of tags', { ...wanted, tags: {} }, [{ kind: 'tags' }]],
  ])('when its %s differs', (_, wish, because) => {
    expect(choose(current, {}, wish)).toMatchObject({ kind: 'update', because, rollback: true });
  });

  it('not when parameters, tags and template are as they were, whatever AWS has tagged', () => {
    const parameters = [value('Size', '1'), value('Secret', 'x'), { key: 'Size', kind: 'previous' } as const];
    expect(choose(current, {}, { ...wanted, parameters, tags: { team: 'a' } }).kind).toBe('unchanged');
  });

  it('when drift is to be reverted, whatever is the same', () => {
    expect(choose(current, { mode: 'revert-drift' })).toMatchObject({
      kind: 'update',
      because: [{ reasons: ['revert-drift'] }],
    });
  });

  it('when nobody can know', () => {
    const unsure = { ...judge, unknowable: () => ['macro'] as const };
    expect(decide({ wanted, policies, judge: unsure }, current)).toMatchObject({ kind: 'update' });
  });

  it('in its termination protection alone without a change set', () => {
    expect(choose(current, {}, { ...wanted, terminationProtection: true })).toMatchObject({
      kind: 'protect',
      on: true,
    });
  });
});
