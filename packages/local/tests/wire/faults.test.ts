import { describe, expect, it } from '@jest/globals';
import { CallLog, Faults } from '../../src/wire/index.ts';

describe('Faults', () => {
  it('hits the calls that it names, and no more of them than it says', () => {
    const { log, faults } = empty();
    faults.add({ kind: 'throttled', when: ({ operation }) => operation === 'put', times: 2 });
    const hits = ['get', 'put', 'put', 'put'].map((operation) =>
      faults.take(log.add({ operation, mutating: operation === 'put' })),
    );
    expect(hits).toEqual([undefined, 'throttled', 'throttled', undefined]);
  });

  it('runs its taps in order around a call, and none after clear', async () => {
    const { log, faults } = empty();
    const ran: string[] = [];
    faults.tap({ before: () => void ran.push('before one'), after: () => void ran.push('after one') });
    faults.tap({
      before: async () => {
        await Promise.resolve();
        ran.push('before two');
      },
    });
    const call = log.add({ operation: 'put', mutating: true });
    await faults.before(call);
    await faults.after(call);
    faults.clear();
    await faults.before(call);
    expect(ran).toEqual(['before one', 'before two', 'after one']);
  });
});

describe('CallLog', () => {
  it('counts from 0 in the order of arrival, and again after forget', () => {
    const { log } = empty();
    log.add({ operation: 'a', mutating: false });
    log.add({ operation: 'b', mutating: true });
    expect(log.calls.map(({ index, operation }) => [index, operation])).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
    log.forget();
    expect(log.add({ operation: 'c', mutating: false }).index).toBe(0);
    expect(log.calls).toHaveLength(1);
  });
});

function empty() {
  return { log: new CallLog(), faults: new Faults() };
}
