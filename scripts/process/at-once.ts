import { availableParallelism } from 'node:os';

/** Does `work` for each item, as many at a time as there are cores. Results in the order of the items. */
export async function atOnce<Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
  limit: number = availableParallelism(),
): Promise<Done[]> {
  const done = new Map<number, Done>();
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) done.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return [...done].sort(([a], [b]) => a - b).map(([, result]) => result);
}
