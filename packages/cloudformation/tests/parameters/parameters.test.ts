import { describe, expect, it } from '@jest/globals';
import { faultLine } from '@iac/action-kit/errors';
import { fillParameters, type StackToFill } from '../../src/parameters/fill-parameters.ts';
import { knownValues } from '../../src/parameters/known-values.ts';
import { readPool } from '../../src/parameters/pool.ts';
import { settleParameters } from '../../src/parameters/settle-parameters.ts';
import type { ExistingStack } from '../../src/stack/stack.ts';
import { read } from '../template/templates.ts';

const database = read(
  `Parameters:
  Environment: {Type: String, AllowedValues: [staging, production]}
  OIDCProvider: {Type: String}
  Size: {Type: Number, MinValue: 1, MaxValue: 9, Default: 3}
  Password: {Type: String, NoEcho: true, MinLength: 8}
  Zones: {Type: CommaDelimitedList, AllowedPattern: "[a-z]+", Default: a}
Resources: {Thing: {Type: Custom::Thing}}
`,
  'cf/rds.yaml',
);
const queue = read(
  'Parameters:\n  Size: {Type: String, Default: s}\nResources: {Thing: {Type: Custom::Thing}}\n',
  'cf/sqs.yaml',
);
const context = { environment: 'staging', oidcProvider: 'oidc/1' };
const existing: ExistingStack = {
  exists: true,
  id: 'arn',
  name: 'biomage-rds-staging',
  status: 'UPDATE_COMPLETE',
  parameters: new Map([
    ['Password', { value: '****' }],
    ['Size', { value: '5' }],
  ]),
  tags: {},
  outputs: new Map(),
  capabilities: [],
  terminationProtection: false,
  lastChanged: new Date(0),
};
const rds: StackToFill = { name: 'rds', template: database, current: existing };
const sqs: StackToFill = { name: 'sqs', template: queue, current: { exists: false } };

function fill(text: string, stacks: readonly StackToFill[] = [rds, sqs]) {
  const { pool } = readPool([{ file: 'parameters', text }]);
  const { parameters, faults } = fillParameters(pool, stacks, context);
  return { of: (name: string) => parameters.get(name) ?? [], faults: faults.map(faultLine) };
}

describe('fillParameters', () => {
  it('gives each template what it declares, its own value first, and keeps the rest', () => {
    const { of, faults } = fill('Size: 7\nsqs: {Size: large}');
    expect(faults).toEqual([]);
    expect(of('rds')).toEqual([
      { key: 'Environment', kind: 'value', value: 'staging', secret: false },
      { key: 'OIDCProvider', kind: 'value', value: 'oidc/1', secret: false },
      { key: 'Size', kind: 'value', value: '7', secret: false },
      { key: 'Password', kind: 'previous' },
      { key: 'Zones', kind: 'previous' },
    ]);
    expect(of('sqs')).toEqual([{ key: 'Size', kind: 'value', value: 'large', secret: false }]);
  });

  it('marks values of NoEcho as secret, and never says them', () => {
    const { of, faults } = fill('Password: hunter2');
    expect(of('rds')[3]).toEqual({ key: 'Password', kind: 'value', value: 'hunter2', secret: true });
    expect(faults).toEqual([
      'parameters:1: Password is not what cf/rds.yaml takes: it has fewer than 8 characters. Give another value.',
    ]);
  });

  it('finds names that no template knows, with the nearest that one does', () => {
    expect(fill('Sise: 1\nrsd: {Size: 1}\nsqs: {Pasword: x}').faults).toEqual([
      'parameters:1: No template has a parameter Sise. Write Size, or take it out.',
      'parameters:2: There is no template rsd. Write rds, or take it out.',
      'parameters:3: cf/sqs.yaml has no parameter Pasword. Take it out.',
    ]);
  });

  it('finds what is missing in a new stack, and nothing while the stack has not been looked at', () => {
    const fresh = { ...rds, current: { exists: false } as const };
    const problem =
      'Password of cf/rds.yaml has no value: none is given, it has no default, and no stack has one. Add `Password: ...` to the parameters.';
    expect(fill('', [fresh]).faults).toEqual([`cf/rds.yaml:5: ${problem}`]);
    expect(fill('', [{ ...rds, current: { ...existing, status: 'ROLLBACK_COMPLETE' } }]).faults).toHaveLength(1);
    expect(fill('', [{ name: 'rds', template: database }]).faults).toEqual([]);
  });

  it.each([
    ['Size: 10', 'it is more than 9'],
    ['Size: 0', 'it is less than 1'],
    ['Size: many', 'it is not a number'],
    ['Zones: [a, B]', 'it does not match [a-z]+'],
    [`Password: ${'é'.repeat(2049)}`, 'it is longer than 4096 bytes'],
  ])('holds values to the rules of the template: %s', (text, problem) => {
    expect(fill(text, [rds]).faults).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses another environment than that of the run', () => {
    expect(fill('Environment: production').faults).toEqual([
      'parameters:1: Environment is production here, and this run is for staging. Take it out: every template gets it by itself.',
    ]);
  });
});

describe('settleParameters', () => {
  const settled = (text: string, outputs: Readonly<Record<string, string>> | undefined) => {
    const { pool } = readPool([{ file: 'parameters', text }]);
    const filled = fillParameters(pool, [rds, sqs], context).parameters.get('rds') ?? [];
    const known = outputs && new Map(Object.entries(outputs));
    return settleParameters(database, filled, () => known);
  };

  it('puts outputs of other stacks in, within a text too', () => {
    const { parameters, faults, unknown } = settled('Password: "${sqs.Name}/${sqs.Arn}/$${sqs.Name}"', {
      Name: 'queue',
      Arn: 'arn:1',
    });
    expect(parameters.find(({ key }) => key === 'Password')).toEqual({
      key: 'Password',
      kind: 'value',
      value: 'queue/arn:1/${sqs.Name}',
      secret: true,
    });
    expect([...faults, ...unknown]).toEqual([]);
  });

  it('names what is not known yet, and what will never be', () => {
    expect(settled('Size: "${sqs.Count}"', undefined)).toMatchObject({ unknown: ['Size'], faults: [] });
    expect(settled('Size: "${sqs.Count}"', {}).faults.map(faultLine)).toEqual([
      'parameters:1: The stack of sqs has no output Count, which Size of cf/rds.yaml takes. Its condition may be false: take another output, or give the value itself.',
    ]);
  });

  it('holds what it put in to the rules of the template', () => {
    expect(settled('Size: "${sqs.Count}"', { Count: '12' }).faults.map(({ problem }) => problem)).toEqual([
      'Size is not what cf/rds.yaml takes: it is more than 9.',
    ]);
  });
});

describe('knownValues', () => {
  it('takes what is given, else what the stack has, else the default; not what is hidden', () => {
    const filled = fill('OIDCProvider: x').of('rds');
    expect(Object.fromEntries(knownValues(database, filled, existing))).toEqual({
      Environment: 'staging',
      OIDCProvider: 'x',
      Size: '5',
      Zones: 'a',
    });
    expect(knownValues(database, filled, { exists: false }).get('Size')).toBe('3');
    expect(knownValues(database, filled, { ...existing, status: 'ROLLBACK_COMPLETE' }).get('Size')).toBe('3');
  });
});
