import { describe, expect, it } from '@jest/globals';
import { faultLine } from '@iac/action-kit/errors';
import fc from 'fast-check';
import { orderStacks, type StackNode } from '../../src/graph/order-stacks.ts';
import { read } from '../template/templates.ts';

interface Exchange {
  readonly exports?: readonly string[];
  readonly imports?: readonly string[];
  readonly takes?: readonly string[];
}

/** A stack that exports and imports names as given; the line of an import is 6 and further, that of an export's name below it. */
function stack(name: string, { exports = [], imports = [], takes = [] }: Exchange): StackNode {
  const lines = [
    'Resources:',
    '  Thing:',
    '    Type: Custom::Thing',
    '    Properties:',
    '      Name: a',
    ...imports.map((each, index) => `      I${index}: !ImportValue ${each}`),
    ...(exports.length === 0 ? [] : ['Outputs:']),
    ...exports.map((each, index) => `  O${index}: {Value: a, Export: {Name: ${each}}}`),
  ];
  const template = read(`${lines.join('\n')}\n`, `cf/${name}.yaml`);
  const references = takes.map((each) => {
    const [parent = '', output = ''] = each.split('.');
    return { stack: parent, output, at: { file: 'parameters', line: 1 } };
  });
  return { name, template, values: { parameters: new Map(), stackName: name }, references };
}

describe('orderStacks', () => {
  it('puts parents first, otherwise by name, and tells which may go at the same time', () => {
    const { order, waves, parents, faults } = orderStacks([
      stack('app', { imports: ['db', 'net'] }),
      stack('zone', { exports: ['net'] }),
      stack('base', { exports: ['db'], imports: ['net'] }),
      stack('alone', {}),
    ]);
    expect(faults).toEqual([]);
    expect(waves).toEqual([['alone', 'zone'], ['base'], ['app']]);
    expect(order).toEqual(['alone', 'zone', 'base', 'app']);
    expect(parents.get('app')).toEqual(['base', 'zone']);
    expect(parents.get('alone')).toEqual([]);
  });

  it('waits for a stack whose output is taken as a parameter', () => {
    const { waves, dependencies } = orderStacks([stack('a', { takes: ['b.O0'] }), stack('b', { exports: ['x'] })]);
    expect(waves).toEqual([['b'], ['a']]);
    expect(dependencies).toMatchObject([{ child: 'a', parent: 'b', by: 'parameter', name: 'O0' }]);
  });

  it('shows a cycle once, as a path with both files and lines', () => {
    const { order, faults } = orderStacks([
      stack('a', { exports: ['x'], imports: ['y'] }),
      stack('b', { exports: ['y'], imports: ['x'] }),
      stack('c', { imports: ['x'] }),
    ]);
    expect(order).toEqual([]);
    expect(faults.map(faultLine)).toEqual([
      'cf/a.yaml:6: Stacks wait for each other: a imports y of b (cf/a.yaml:6), b imports x of a (cf/b.yaml:6). Take one of these out, or move what they exchange into a third template.',
    ]);
  });

  it('finds a stack that imports what it exports itself', () => {
    const { faults } = orderStacks([stack('a', { exports: ['x'], imports: ['x'] })]);
    expect(faults.map(({ problem }) => problem)).toEqual(['A stack waits for itself: a imports x of a (cf/a.yaml:6).']);
  });

  it('refuses two stacks that export one name', () => {
    const { faults } = orderStacks([stack('a', { exports: ['x'] }), stack('b', { exports: ['x'] })]);
    expect(faults.map(faultLine)).toEqual([
      'cf/b.yaml:7: b exports x, which a exports too (cf/a.yaml:7). A name can be exported once in an account and region: give one of them another.',
    ]);
  });

  it('refuses a reference to a stack or an output that is not there', () => {
    const { faults } = orderStacks([stack('a', { takes: ['bace.O0', 'base.O1'] }), stack('base', { exports: ['x'] })]);
    expect(faults.map(faultLine)).toEqual([
      'parameters:1: There is no template bace among these. Write base.',
      'parameters:1: The template base has no output O1. Write O0.',
    ]);
  });

  it('lists what nobody here exports, and what cannot be known offline', () => {
    const { external, unknown, faults } = orderStacks([
      stack('a', { imports: ['elsewhere', '{"Fn::Sub": "x-${AWS::AccountId}"}'] }),
    ]);
    expect(faults).toEqual([]);
    expect(external).toMatchObject([{ stack: 'a', name: 'elsewhere', at: { file: 'cf/a.yaml', line: 6 } }]);
    expect(unknown).toMatchObject([{ stack: 'a', why: 'AWS::AccountId is not known here', at: { line: 7 } }]);
  });

  it('orders whatever has no cycle, and finds one in whatever has', () => {
    const edge = fc.tuple(fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(fc.uniqueArray(edge, { maxLength: 8, selector: ([a, b]) => `${a}-${b}` }), (edges) => {
        const names = ['0', '1', '2', '3', '4', '5'];
        const nodes = names.map((name) =>
          stack(name, {
            exports: [`x${name}`],
            imports: edges.filter(([child]) => String(child) === name).map(([, parent]) => `x${parent}`),
          }),
        );
        const { order, faults } = orderStacks(nodes);
        if (faults.length > 0) return order.length === 0;
        return (
          order.length === 6 &&
          edges.every(([child, parent]) => order.indexOf(String(parent)) < order.indexOf(String(child)))
        );
      }),
      { numRuns: 60 },
    );
  });
});
