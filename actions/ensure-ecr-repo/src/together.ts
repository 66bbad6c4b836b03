import { ActionError, type Fault, isActionError } from '@iac/action-kit';

/** Below the 50 connections that a client keeps, and polite to ECR's request rate. */
const atOnce = 25;

/**
 * Does `work` for every item, some at a time, and waits for all of them, so that nothing goes on behind a failure.
 * Several known failures come back as one that lists all their faults; anything else is thrown as it is.
 */
export async function together<Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  const failures = new Map<number, unknown>();
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      try {
        done[index] = await work(item);
      } catch (error) {
        failures.set(index, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (failures.size > 0) throw toThrow(inOrder(failures));
  return done;
}

function inOrder(failures: ReadonlyMap<number, unknown>): unknown[] {
  return [...failures].sort(([a], [b]) => a - b).map(([, error]) => error);
}

function toThrow(failures: readonly unknown[]): unknown {
  const known = failures.filter(isActionError);
  return known.length === failures.length ? combined(known) : failures.find((error) => !isActionError(error));
}

/** Several failures (at least one) as one that lists all their faults, each once. */
export function combined(failures: readonly ActionError[]): ActionError {
  const [first] = failures;
  const faults = distinct(failures.flatMap((error) => error.faults));
  if (first !== undefined && faults.length === 1) return first;
  return new ActionError({
    code: first?.code ?? 'aws-error',
    problem: `${String(faults.length)} requests to ECR failed.`,
    remedy: 'Correct all that is named here.',
    faults,
    cause: first,
  });
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
