import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { timeLimit } from '../src/time-limit.ts';

/** Collects memory now: signals that nothing holds are gone after it. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

const late = () => new Error('late');

describe('the time limit', () => {
  it('is still kept when memory was collected meanwhile', async () => {
    const signal = timeLimit(50, new AbortController().signal, late);
    collect();
    await sleep(100);
    collect();
    expect(signal.reason).toMatchObject({ message: 'late' });
  });

  it('hands on that the job was cancelled, at once or later', () => {
    const controller = new AbortController();
    const signal = timeLimit(60_000, controller.signal, late);
    collect();
    controller.abort(new Error('cancelled'));
    collect();
    expect(signal.reason).toMatchObject({ message: 'cancelled' });
    expect(timeLimit(60_000, controller.signal, late).aborted).toBe(true);
  });
});
