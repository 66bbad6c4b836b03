import { describe, expect, it } from '@jest/globals';
import { chosen } from '../bench/choose.ts';
import { countGoal, ratioGoal } from '../bench/goals.ts';
import { interleave } from '../bench/interleave.ts';
import { sectionText } from '../bench/section.ts';
import { median, spreadOf } from '../bench/statistics.ts';
import { table } from '../bench/table.ts';

describe('the figures of many runs', () => {
  it('have the middle one as their median, in whatever order they came', () => {
    expect(median([30, 10, 20])).toBe(20);
  });

  it('have the mean of the two middle ones as their median when they are even', () => {
    expect(median([40, 10, 20, 30])).toBe(25);
  });

  it('are judged by value, not by spelling', () => {
    expect(median([9, 100, 10])).toBe(10);
  });

  it('spread from the lower to the upper quartile', () => {
    expect(spreadOf([1, 2, 3, 4, 5])).toEqual({ median: 3, from: 2, to: 4 });
    expect(spreadOf([7])).toEqual({ median: 7, from: 7, to: 7 });
  });

  it('have no median when there are none', () => {
    expect(() => median([])).toThrow('no run was measured');
  });
});

describe('a goal', () => {
  it('is met up to the ratio that is asked, and missed above it', () => {
    expect(ratioGoal({ what: 'x', ours: 115, other: 100, most: 1.15 })).toEqual({
      what: 'x',
      found: '× 1.15',
      asked: 'at most × 1.15',
      met: true,
    });
    expect(ratioGoal({ what: 'x', ours: 116, other: 100, most: 1.15 }).met).toBe(false);
  });

  it('is judged by the ratio as it is shown', () => {
    expect(ratioGoal({ what: 'x', ours: 1154, other: 1000, most: 1.15 }).met).toBe(true);
    expect(ratioGoal({ what: 'x', ours: 1156, other: 1000, most: 1.15 }).met).toBe(false);
  });

  it('that asks for all is missed by one', () => {
    expect(countGoal({ what: 'landed', found: 48, asked: 48 }).met).toBe(true);
    expect(countGoal({ what: 'landed', found: 47, asked: 48 })).toEqual({
      what: 'landed',
      found: '47 of 48',
      asked: 'all',
      met: false,
    });
  });
});

describe('interleaved runs', () => {
  it('take turns and leave the warm-up out', async () => {
    const order: string[] = [];
    const results = await interleave(['a', 'b'], { warmUp: 1, measured: 2 }, (variant, round) => {
      order.push(variant);
      return Promise.resolve(`${variant}${round}`);
    });
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect([...results]).toEqual([
      ['a', ['a1', 'a2']],
      ['b', ['b1', 'b2']],
    ]);
  });
});

describe('the table', () => {
  it('pads every column to its widest cell, figures to the right', () => {
    expect(
      table(
        ['case', 'ms'],
        [
          ['one call', '98'],
          ['×', '1045'],
        ],
      ).split('\n'),
    ).toEqual(['| case     |   ms |', '| -------- | ---: |', '| one call |   98 |', '| ×        | 1045 |']);
  });

  it('marks each goal as met or missed', () => {
    const text = sectionText({
      title: 'speed',
      columns: ['case'],
      rows: [['a']],
      goals: [
        { what: 'fast', found: '1', asked: '1', met: true },
        { what: 'small', found: '3', asked: '2', met: false },
      ],
    });
    expect(text).toMatch(/fast .*✓/);
    expect(text).toMatch(/small .*✗/);
  });
});

describe('the benchmarks to run', () => {
  const all = [{ name: 'ensure-ecr-repo' }, { name: 'push-helmrelease' }];

  it('are all when none is named', () => {
    expect(chosen(all, [])).toEqual(all);
  });

  it('are named by how they begin', () => {
    expect(chosen(all, ['push'])).toEqual([{ name: 'push-helmrelease' }]);
  });

  it('are listed when a word fits none', () => {
    expect(() => chosen(all, ['pull'])).toThrow(
      'No such benchmark: pull. There are: ensure-ecr-repo, push-helmrelease.',
    );
  });
});
