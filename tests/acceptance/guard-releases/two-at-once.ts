/** Runs the body for each item, two at a time, and gives the results by item. */
export async function twoAtOnce<Item, Result>(
  items: readonly Item[],
  body: (item: Item) => Promise<Result>,
): Promise<Map<Item, Result>> {
  const results = new Map<Item, Result>();
  const queue = items.values();
  const work = async () => {
    for (const item of queue) results.set(item, await body(item));
  };
  await Promise.all([work(), work()]);
  return results;
}
