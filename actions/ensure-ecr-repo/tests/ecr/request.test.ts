import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { answerTo, unless } from '../../src/ecr/request.ts';

const request = { operation: 'CreateRepository', subject: '"api"' };
const named = (name: string) => Object.assign(new Error('x'), { name });

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

describe('an error that is expected', () => {
  it('is an answer like any other', async () => {
    expect(await unless(['A', 'B'], Promise.reject(named('B')), ({ name }) => name)).toBe('B');
    expect(await unless(['A'], Promise.resolve('answer'), () => 'none')).toBe('answer');
  });

  it('leaves all other errors as they are', async () => {
    const other = named('C');
    await expect(unless(['A', 'B'], Promise.reject(other), () => 'none')).rejects.toBe(other);
  });
});
