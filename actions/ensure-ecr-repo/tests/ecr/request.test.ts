import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { toEcr } from '../../src/ecr/cures.ts';
import { answerTo } from '../../src/ecr/request.ts';

const request = toEcr('CreateRepository', '"api"');

describe('waiting for an answer', () => {
  let shown = '';
  beforeEach(() => {
    shown = '';
    jest.useFakeTimers();
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const answerAfter = (milliseconds: number) =>
    new Promise<string>((resolve) => setTimeout(() => resolve('answer'), milliseconds));

  it('is told to the log when it takes over two seconds', async () => {
    const waiting = answerTo(request, answerAfter(2_500));
    await jest.advanceTimersByTimeAsync(2_400);
    expect(shown).toContain('Still waiting for ecr:CreateRepository on "api".');
    await jest.advanceTimersByTimeAsync(200);
    expect(await waiting).toBe('answer');
  });

  it('is not worth a line when it is short', async () => {
    const waiting = answerTo(request, answerAfter(1_900));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await waiting).toBe('answer');
    expect(shown).toBe('');
  });
});
