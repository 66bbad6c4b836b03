import { isActionError } from '@iac/action-kit/errors';
import { untilAborted } from '@iac/action-kit/until-aborted';
import type { CloudFormation } from './cloudformation.ts';
import { newEvents, type Stream } from './stream.ts';
import type { StackRun } from './outcome.ts';
import type { ExistingStack, StackEvent } from './stack.ts';
import { stateOf } from './states.ts';
import { jittered } from './time.ts';
import { tolerant } from './tolerant.ts';

/** An operation that is under way. */
export interface Operation {
  readonly stackId: string;
  /** Of the request that began it; undefined: somebody else's. */
  readonly token?: string;
  /** The stack before it began: one that is still answered so may be a stale read. */
  readonly before?: ExistingStack;
  /** The resources that it will touch; near the end of them it is looked at more often. */
  readonly resources: ReadonlySet<string>;
}

export interface Watched {
  /** undefined: it is gone. */
  readonly stack: ExistingStack | undefined;
  /** Of this operation, oldest first, nested stacks included. Empty where they cannot be read. */
  readonly events: readonly StackEvent[];
}

/** Looks so often without a trace of our own operation before the stack itself is asked too. */
const patience = 2;

/** Waits for the end of an operation, telling its events. One request a look: an event of the stack itself says that it has ended. */
export async function watch(port: CloudFormation, run: StackRun, operation: Operation): Promise<Watched> {
  const { time, signal } = run;
  const started = time.now();
  const stream: Stream = {
    stackId: operation.stackId,
    token: operation.token,
    seen: new Map(),
    followed: new Map(),
    blind: false,
  };
  const stack = tolerant(async () => ({ found: await port.describeStack(operation.stackId) }));
  let alike = 0;
  let hurried = 0;
  for (let round = 1; ; round += 1) {
    const hurry = hasEnded(stream) || (isNearTheEnd(stream, operation) && (hurried += 1) <= mostHurried);
    await time.sleep(jittered(pause(time.now() - started, hurry), time), signal);
    await untilAborted(follow(port, run, stream), signal);
    if (!stream.blind && !hasEnded(stream) && (hasBegun(stream) || round <= patience)) continue;
    const answer = await untilAborted(stack(), signal);
    if (answer === undefined) continue;
    alike = isAsBefore(answer.found, operation) ? alike + 1 : 0;
    if (isOver(answer.found, alike, stream)) return { stack: answer.found, events: [...stream.seen.values()] };
  }
}

/** Many operations end within ten seconds. */
const early = { until: 10_000, pause: 400 } as const;
const least = 1_000;
const most = 5_000;
const nearTheEnd = 300;
/** The stack itself may still take its time when all its resources are done. */
const mostHurried = 3;

/** 2 % of what it has taken so far: a long operation is asked about less often, and its end is noticed no later than that. */
function pause(elapsed: number, hurry: boolean): number {
  if (hurry) return nearTheEnd;
  return elapsed < early.until ? early.pause : Math.min(most, Math.max(least, elapsed * 0.02));
}

function isNearTheEnd({ seen }: Stream, { resources }: Operation): boolean {
  const done = finished(seen.values());
  return resources.size > 0 && [...resources].every((logicalId) => done.has(logicalId));
}

function finished(events: Iterable<StackEvent>): Set<string> {
  return new Set([...events].filter(({ status }) => status.endsWith('_COMPLETE')).map(({ logicalId }) => logicalId));
}

async function follow(port: CloudFormation, run: StackRun, stream: Stream): Promise<void> {
  if (stream.blind) return;
  try {
    const fresh = await newEvents(port, stream);
    for (const event of fresh) run.report({ kind: 'event', stack: run.wanted.name, event });
  } catch (error) {
    if (!isActionError(error)) throw error;
    if (error.code === 'aws-unavailable') return;
    if (error.code !== 'access-denied') throw error;
    stream.blind = true;
    const text = `Its events cannot be shown, nor the cause of a failure: ${error.problem}`;
    run.report({ kind: 'warning', stack: run.wanted.name, text });
  }
}

function hasBegun({ seen }: Stream): boolean {
  return seen.size > 0;
}

function hasEnded({ seen, stackId }: Stream): boolean {
  const last = [...seen.values()].findLast((event) => isOwn(event, stackId));
  return last !== undefined && /_(COMPLETE|FAILED)$/.test(last.status);
}

/** Of the stack itself, not of a resource in it. */
function isOwn({ physicalId, stackId }: StackEvent, id: string): boolean {
  return stackId === id && physicalId === id;
}

/** Looks that may answer the stack as it was before: a few where its own events say that it has changed. */
const stale = { ended: 3, unknown: 10 } as const;

function isOver(found: ExistingStack | undefined, alike: number, stream: Stream): boolean {
  if (found === undefined) return true;
  const state = stateOf(found.status);
  if (state === 'busy' || state === 'shell') return false;
  return alike === 0 || alike > (hasEnded(stream) ? stale.ended : stale.unknown);
}

function isAsBefore(found: ExistingStack | undefined, { before }: Operation): boolean {
  if (found === undefined || before === undefined) return false;
  return found.status === before.status && found.lastChanged.getTime() === before.lastChanged.getTime();
}
