/** Something to be done once all its parents are done; they are named by `name`. */
export interface Job {
  readonly name: string;
  readonly parents: readonly string[];
}

export interface Schedule<Done> {
  readonly atOnce: number;
  /** Nothing starts once it has aborted; what runs is waited for. */
  readonly signal: AbortSignal;
  readonly work: (name: string) => Promise<Done>;
  /** Whether children may not start: they, and theirs, are held. */
  readonly failed: (done: Done) => boolean;
  /** Milliseconds. */
  readonly now: () => number;
}

/** `held`: by these parents, which failed or were held themselves. `stopped`: it had not begun when the signal came. */
export type Ended<Done> =
  | { readonly kind: 'done'; readonly value: Done; readonly seconds: number }
  | { readonly kind: 'held'; readonly by: readonly string[] }
  | { readonly kind: 'stopped' };

/**
 * Starts each job as soon as its parents are done and there is room; of several that could start, the first. `jobs`: parents before
 * their children. A parent that is no job counts as done. Throws what `work` throws, once all that runs has ended.
 */
export async function inOrder<Done>(
  jobs: readonly Job[],
  schedule: Schedule<Done>,
): Promise<ReadonlyMap<string, Ended<Done>>> {
  const names = new Set(jobs.map(({ name }) => name));
  const state: State<Done> = { ended: new Map(), running: new Map(), thrown: [] };
  const open = (parent: string) => names.has(parent) && !state.ended.has(parent);
  for (;;) {
    const over = schedule.signal.aborted || state.thrown.length > 0;
    for (const { name, parents } of jobs) {
      if (state.ended.has(name) || state.running.has(name) || (!over && parents.some(open))) continue;
      const by = parents.filter((parent) => blocks(state.ended.get(parent), schedule));
      if (by.length > 0) state.ended.set(name, { kind: 'held', by });
      else if (over) state.ended.set(name, { kind: 'stopped' });
      else if (state.running.size < schedule.atOnce) state.running.set(name, attempt(name, schedule, state));
    }
    if (state.running.size === 0) break;
    await Promise.race(state.running.values());
  }
  if (state.thrown.length > 0) throw state.thrown[0];
  return state.ended;
}

interface State<Done> {
  readonly ended: Map<string, Ended<Done>>;
  readonly running: Map<string, Promise<void>>;
  readonly thrown: unknown[];
}

async function attempt<Done>(name: string, { work, now }: Schedule<Done>, state: State<Done>): Promise<void> {
  const start = now();
  try {
    const value = await work(name);
    state.ended.set(name, { kind: 'done', value, seconds: (now() - start) / 1000 });
  } catch (error) {
    // Kept, so that nothing is left running behind it.
    state.thrown.push(error);
    state.ended.set(name, { kind: 'stopped' });
  }
  state.running.delete(name);
}

function blocks<Done>(parent: Ended<Done> | undefined, { failed }: Schedule<Done>): boolean {
  return parent?.kind === 'held' || (parent?.kind === 'done' && failed(parent.value));
}
