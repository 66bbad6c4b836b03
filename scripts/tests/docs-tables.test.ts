import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readContract, undescribed } from '../docs/contract.ts';
import { fill } from '../docs/fill.ts';
import { inputsTable, outputsTable } from '../docs/tables.ts';
import { folderOf } from './folder.ts';

const contractOf = (yml: string) => readContract(join(folderOf({ 'action.yml': yml }), 'action.yml'));
const head = 'name: x\ndescription: y\n';

describe('the tables of an action', () => {
  it('say of each input whether it is required or what it is without one', () => {
    const contract = contractOf(
      `${head}inputs:\n  a: {description: first, required: true}\n  b: {description: second, default: 3}\n  c: {description: third}\n`,
    );
    expect(inputsTable(contract)).toBe(
      [
        '| Input | Default | What it is |',
        '| --- | --- | --- |',
        '| `a` | **required** | first |',
        '| `b` | `3` | second |',
        '| `c` |  | third |',
      ].join('\n'),
    );
  });

  it('keep a description with a pipe and line breaks in its cell', () => {
    const contract = contractOf(`${head}outputs:\n  o:\n    description: |\n      one | two\n      three\n`);
    expect(outputsTable(contract)).toContain('| `o` | one \\| two three |');
  });

  it('say None where there is nothing', () => {
    expect(inputsTable(contractOf(head))).toBe('None.');
  });

  it('are refused for every input and output that nobody described', () => {
    expect(undescribed(contractOf(`${head}inputs:\n  a: {default: x}\noutputs:\n  o: {}\n`))).toEqual([
      'input a has no description: say what it is for.',
      'output o has no description: say what it is for.',
    ]);
  });
});

describe('filling a README', () => {
  it('changes nothing outside the markers', () => {
    const readme = 'top\n<!-- inputs -->\nold\n<!-- /inputs -->\nend\n';
    expect(fill(readme, 'inputs', 'new')).toBe('top\n<!-- inputs -->\n\nnew\n\n<!-- /inputs -->\nend\n');
  });

  it('needs both markers, in order', () => {
    expect(fill('<!-- inputs -->', 'inputs', 'new')).toBeUndefined();
    expect(fill('<!-- /inputs --> <!-- inputs -->', 'inputs', 'new')).toBeUndefined();
  });
});
