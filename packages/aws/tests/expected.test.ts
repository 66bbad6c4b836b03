import { describe, expect, it } from '@jest/globals';
import { unless, wasRetried } from '../src/expected.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

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

describe('an error of a request', () => {
  it.each([
    [1, false],
    [2, true],
    [undefined, false],
  ])('after %s attempts: sent more than once is %s', (attempts, retried) => {
    expect(wasRetried(Object.assign(named('A'), { $metadata: { attempts } }))).toBe(retried);
  });
});
