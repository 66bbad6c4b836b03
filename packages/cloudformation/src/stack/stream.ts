import type { CloudFormation } from './cloudformation.ts';
import type { StackEvent } from './stack.ts';

/** The events of one operation, as far as they have come. */
export interface Stream {
  readonly stackId: string;
  /** undefined: of somebody else's operation, so that only what comes from now on is told. */
  readonly token: string | undefined;
  /** By id, in the order in which they were told. */
  readonly seen: Map<string, StackEvent>;
  /** They may not be read. */
  blind: boolean;
  /** When the operation began, by CloudFormation's clock. */
  since?: Date;
  /** Where somebody else's operation was found: events up to here are old. */
  known?: ReadonlySet<string>;
  /** Nested stacks that have been followed to their end: by their ARN, the event of their parent that said so. */
  readonly followed: Map<string, string>;
}

/** How deep stacks may be nested; CloudFormation itself has no limit but that of patience. */
const deepest = 8;

/** Those not told yet, oldest first, of the stack and of the stacks nested in it. */
export async function newEvents(port: CloudFormation, stream: Stream): Promise<readonly StackEvent[]> {
  const root = await rootEvents(port, stream);
  const nested = await nestedEvents(port, stream, root);
  const fresh = [...root, ...nested].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const event of fresh) stream.seen.set(event.id, event);
  return fresh;
}

async function rootEvents(port: CloudFormation, stream: Stream): Promise<readonly StackEvent[]> {
  const known = new Set([...stream.seen.keys(), ...(stream.known ?? [])]);
  const newest = await port.describeStackEvents(stream.stackId, {
    known,
    ...(stream.since && { since: stream.since }),
  });
  const fresh = newest.toReversed().filter(({ id }) => !known.has(id));
  if (stream.token === undefined) return foreign(stream, fresh);
  if (stream.since !== undefined) return fresh;
  const first = fresh.findIndex(({ token }) => token === stream.token);
  const began = fresh[first];
  if (began === undefined) return [];
  stream.since = began.at;
  return fresh.slice(first);
}

// What was there at the first look belongs to the past, but for the event that says what is under way.
function foreign(stream: Stream, fresh: readonly StackEvent[]): readonly StackEvent[] {
  if (stream.known !== undefined) return fresh;
  stream.known = new Set(fresh.map(({ id }) => id));
  const last = fresh.at(-1);
  if (last !== undefined) stream.since = last.at;
  return [];
}

async function nestedEvents(port: CloudFormation, stream: Stream, root: readonly StackEvent[]): Promise<StackEvent[]> {
  const found: StackEvent[] = [];
  let level = [...stream.seen.values(), ...root];
  const asked = new Set<string>();
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const open = [...latestOfNested(level)].filter(
      ([id, { id: said }]) => !asked.has(id) && stream.followed.get(id) !== said,
    );
    const answers = await Promise.all(open.map(([id]) => eventsSince(port, stream, id)));
    for (const [id, event] of open) {
      asked.add(id);
      if (!event.status.endsWith('_IN_PROGRESS')) stream.followed.set(id, event.id);
    }
    level = answers.flat();
    found.push(...level);
  }
  return found;
}

/** By the ARN of a nested stack, the last that its parent told of it. */
function latestOfNested(events: readonly StackEvent[]): Map<string, StackEvent> {
  const nested = events.map((event) => [nestedStack(event), event] as const);
  return new Map(nested.flatMap(([id, event]) => (id === undefined ? [] : [[id, event] as const])));
}

async function eventsSince(port: CloudFormation, { seen, since }: Stream, id: string): Promise<StackEvent[]> {
  const known = new Set(seen.keys());
  const newest = await port.describeStackEvents(id, { known, ...(since && { since }) });
  return newest.filter((event) => !known.has(event.id)).toReversed();
}

/** The ARN of the stack that is nested as this event's resource. */
export function nestedStack({ type, physicalId, stackId }: StackEvent): string | undefined {
  return type === 'AWS::CloudFormation::Stack' && physicalId !== stackId && physicalId?.startsWith('arn:') === true
    ? physicalId
    : undefined;
}
