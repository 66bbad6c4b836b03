import { describe, expect, it } from '@jest/globals';
import { inOrder, type Job } from '../../src/deploy/schedule.ts';

/** Work that ends when the test says so, and a record of what has started. */
function bench() {
  const started: string[] = [];
  const ends = new Map<string, (good: boolean) => void>();
  const breaks = new Map<string, (error: Error) => void>();
  const work = (name: string) =>
    new Promise<boolean>((resolve, reject) => {
      started.push(name);
      ends.set(name, resolve);
      breaks.set(name, reject);
    });
  return {
    started,
    work,
    end: (name: string, good = true) => ends.get(name)?.(good),
    break: (name: string, error: Error) => breaks.get(name)?.(error),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const jobs: Job[] = [
  { name: 'a', parents: [] },
  { name: 'b', parents: [] },
  { name: 'a1', parents: ['a'] },
  { name: 'b1', parents: ['b', 'elsewhere'] },
  { name: 'a11', parents: ['a1'] },
];

function run(all: readonly Job[], atOnce = 10, signal = new AbortController().signal) {
  const one = bench();
  const ended = inOrder(all, { atOnce, signal, work: one.work, failed: (good) => !good, now: () => 0 });
  return { ...one, ended };
}

describe('stacks in order', () => {
  it('start as soon as their own parents are done, whatever else still runs', async () => {
    const { started, end, ended } = run(jobs);
    expect(started).toEqual(['a', 'b']);
    end('a');
    await settle();
    expect(started).toEqual(['a', 'b', 'a1']);
    end('b');
    end('a1');
    await settle();
    expect(started).toEqual(['a', 'b', 'a1', 'b1', 'a11']);
    for (const name of ['b1', 'a11']) end(name);
    expect([...(await ended).values()].map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('are never more at once than allowed', async () => {
    const { started, end, ended } = run(jobs, 1);
    for (const [index, name] of ['a', 'b', 'a1', 'b1', 'a11'].entries()) {
      expect(started).toHaveLength(index + 1);
      end(name);
      await settle();
    }
    expect((await ended).size).toBe(5);
  });

  it('are held by a parent that failed, and so are theirs, while the others go on', async () => {
    const { started, end, ended } = run(jobs);
    end('a', false);
    await settle();
    end('b');
    await settle();
    end('b1');
    const all = await ended;
    expect(started).toEqual(['a', 'b', 'b1']);
    expect(all.get('a1')).toEqual({ kind: 'held', by: ['a'] });
    expect(all.get('a11')).toEqual({ kind: 'held', by: ['a1'] });
    expect(all.get('b1')).toMatchObject({ kind: 'done' });
  });

  it('do not start after the signal, which waits for those that run', async () => {
    const controller = new AbortController();
    const { started, end, ended } = run(jobs, 1, controller.signal);
    controller.abort();
    end('a');
    const all = await ended;
    expect(started).toEqual(['a']);
    expect(all.get('a')).toMatchObject({ kind: 'done' });
    expect([...all.values()].filter(({ kind }) => kind === 'stopped')).toHaveLength(4);
  });

  it('let a defect come out only when nothing runs any more', async () => {
    const one = run(jobs);
    const seen: string[] = [];
    const outcome = one.ended.catch((error: unknown) => {
      seen.push('thrown');
      return error;
    });
    one.break('a', new Error('our bug'));
    await settle();
    expect(seen).toEqual([]);
    one.end('b');
    expect(await outcome).toEqual(new Error('our bug'));
    expect(one.started).toEqual(['a', 'b']);
  });
});
