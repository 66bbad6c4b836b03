import { describe, expect, it } from '@jest/globals';
import { ActionError, UserError } from '@iac/action-kit';
import { together } from '../src/together.ts';

const numbers = Array.from({ length: 60 }, (_, index) => index);

describe('together', () => {
  it('keeps the order of the items', async () => {
    expect(await together(numbers, (number) => Promise.resolve(number * 2))).toEqual(numbers.map((n) => n * 2));
  });

  it('has at most 25 under way', async () => {
    let [now, most] = [0, 0];
    await together(numbers, async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now -= 1;
    });
    expect(most).toBe(25);
  });

  it('finishes all work before it fails, and lists every fault once', async () => {
    const done: number[] = [];
    const work = (number: number) => {
      done.push(number);
      return number % 2 === 0 ? Promise.resolve() : Promise.reject(fault(number % 3));
    };
    const error: unknown = await together(numbers, work).catch((thrown: unknown) => thrown);
    expect(done).toEqual(numbers);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({
      code: 'access-denied',
      faults: [1, 0, 2].map((n) => ({ problem: `no ${String(n)}` })),
    });
  });

  it('throws a single known failure as it is', async () => {
    const only = fault(1);
    await expect(together([1, 2], () => Promise.reject(only))).rejects.toBe(only);
  });

  it('puts a defect before all failures that are known', async () => {
    const defect = new TypeError('oops');
    await expect(together([1, 2], (n) => Promise.reject(n === 1 ? fault(1) : defect))).rejects.toBe(defect);
  });
});

function fault(number: number) {
  return new UserError({ code: 'access-denied', problem: `no ${String(number)}`, remedy: 'allow it' });
}
