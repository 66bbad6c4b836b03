import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renamePlots } from '../../../src/tour/platform/proposal.ts';

const template = join(import.meta.dirname, '../../../../../cf/dynamodb.yaml');

describe('the change that would lose a table', () => {
  it('renames the table of plots and no longer keeps the old one, and touches nothing else', async () => {
    const text = await readFile(template, 'utf8');
    const lines = renamePlots(text).text.split('\n');
    expect(lines).toContain('      TableName: !Sub computed-plots-${Environment}');
    const count = (all: readonly string[], part: string) => all.filter((line) => line.includes(part)).length;
    expect(count(text.split('\n'), 'Policy: ') - count(lines, 'Policy: ')).toBe(2);
    expect(lines.filter((line) => !text.includes(line))).toHaveLength(1);
  });

  it('is an error where there is no such table to change', () => {
    expect(() => renamePlots('Resources: {}\n')).toThrow(/holds no table of plots/);
  });
});
