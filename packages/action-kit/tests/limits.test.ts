import { describe, expect, it } from '@jest/globals';
import { fitAnnotations, fitComment, fitSummary, maxSummary } from '../src/limits.ts';
import type { Annotation } from '../src/result.ts';

const some = (level: Annotation['level'], count: number): Annotation[] =>
  Array.from({ length: count }, (_, index) => ({ level, message: `${level} ${String(index)}` }));

describe('fitAnnotations', () => {
  it('keeps ten of a level as they are', () => {
    expect(fitAnnotations(some('error', 10), 'r.md')).toEqual(some('error', 10));
  });

  it('gives the tenth place to the number of those left out', () => {
    const fitted = fitAnnotations(some('error', 12), 'r.md');
    expect(fitted).toHaveLength(10);
    expect(fitted.at(-1)).toEqual({ level: 'error', message: 'and 3 more: see r.md' });
  });

  it('counts each level for itself and shows errors first', () => {
    const fitted = fitAnnotations([...some('notice', 11), ...some('warning', 1), ...some('error', 11)], 'r.md');
    expect(fitted.map(({ level }) => level)).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      'warning',
      ...Array.from({ length: 10 }, () => 'notice'),
    ]);
  });
});

describe('fitSummary', () => {
  it('leaves what fits alone', () => {
    expect(fitSummary('# short\n', 'r.md')).toBe('# short\n');
  });

  it('stays within 1 MiB, counted in bytes, and says where the rest is', () => {
    const fitted = fitSummary('ä'.repeat(99).concat('\n').repeat(10_000), 'r.md');
    expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(maxSummary);
    expect(fitted).toMatch(/… and \d+ more lines: see r\.md\n$/);
  });

  it('counts every line that is missing', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${String(index)}`);
    const fitted = fitSummary(lines.join('\n'), 'r.md', 300);
    const kept = fitted.split('\n').filter((line) => line.startsWith('line ')).length;
    expect(fitted).toContain(`… and ${String(100 - kept)} more lines`);
  });

  it('closes a code fence that it cuts', () => {
    const fitted = fitSummary(`\`\`\`diff\n${'+ x\n'.repeat(500)}\`\`\`\n`, 'r.md', 500);
    expect(fitted.split('\n').filter((line) => line.startsWith('```'))).toHaveLength(2);
  });
});

describe('fitComment', () => {
  it("counts characters, as GitHub's limit for comments does", () => {
    expect(fitComment('ä'.repeat(65_536), 'r.md')).toHaveLength(65_536);
    expect(fitComment('ä\n'.repeat(40_000), 'r.md').length).toBeLessThanOrEqual(65_536);
  });
});
