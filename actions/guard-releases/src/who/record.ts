import type { Annotation } from '@iac/action-kit';
import * as z from 'zod/mini';
import type { Occasion } from '../contract.ts';
import { oid } from '@iac/github';

/** The title of the notices that are read back. */
export const recordTitle = 'guard-releases: who pushed';

const sender = z.object({ id: z.int(), login: z.string(), type: z.string() });
const pushed = { version: z.literal(1), number: z.int(), after: oid, sender };
const schema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('opened'), ...pushed }),
  z.object({ action: z.literal('synchronize'), before: oid, ...pushed }),
]);

/** That a head came to a pull request, and by whom. */
export type PushRecord = z.output<typeof schema>;

/** PURE: the notice by which a later run knows who pushed; undefined where the event is no push. */
export function recordOf(occasion: Occasion): Annotation | undefined {
  if (occasion.kind !== 'pull-request') return undefined;
  const record = pushOf(occasion);
  return record && { level: 'notice', title: recordTitle, message: JSON.stringify(record) };
}

/** PURE: the push that the event itself tells of. */
export function pushOf(occasion: Occasion & { kind: 'pull-request' }): PushRecord | undefined {
  const { action, number, before, pins, sender } = occasion;
  const said = { version: 1, number, after: pins.head, sender } as const;
  if (action === 'opened') return { action, ...said };
  return action === 'synchronize' && before !== undefined ? { action, before, ...said } : undefined;
}

/** The record that a notice holds; undefined for any other text. */
export function readRecord(message: string): PushRecord | undefined {
  try {
    return z.safeParse(schema, JSON.parse(message)).data;
  } catch {
    // No JSON: a notice of somebody else with our title.
    return undefined;
  }
}
