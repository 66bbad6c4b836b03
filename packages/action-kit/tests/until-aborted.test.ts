import { expect, it } from '@jest/globals';
import { untilAborted } from '../src/until-aborted.ts';

const forever = new Promise<never>(() => undefined);

it('is what the work comes to', async () => {
  const { signal } = new AbortController();
  expect(await untilAborted(Promise.resolve(1), signal)).toBe(1);
  await expect(untilAborted(Promise.reject(new Error('work')), signal)).rejects.toThrow('work');
});

it("ends with the signal's reason, before and while the work goes on", async () => {
  const controller = new AbortController();
  const waiting = untilAborted(forever, controller.signal);
  controller.abort(new Error('late'));
  await expect(waiting).rejects.toThrow('late');
  await expect(untilAborted(forever, controller.signal)).rejects.toThrow('late');
});

it('leaves nothing behind when the work fails after that', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  await expect(untilAborted(promise, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  reject(new Error('nobody waits for it'));
  await new Promise(setImmediate);
});
