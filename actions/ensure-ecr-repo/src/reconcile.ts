import { ActionError, isActionError, UserError } from '@iac/action-kit';
import { type Applied, apply, type RegistryWriter } from './apply.ts';
import { observe, type RegistryReader } from './observe.ts';
import { type Conflict, conflictsOf } from './plan/conflicts.ts';
import { planRepositories, type Step } from './plan.ts';
import type { Pause } from './preview.ts';
import type { Failure } from './reasons.ts';
import type { Asked, Repository } from './settings.ts';

export interface Prepared {
  readonly current: ReadonlyMap<string, Repository>;
  readonly plan: readonly Step[];
}

export interface Reconciled {
  readonly current: ReadonlyMap<string, Repository>;
  readonly applied: readonly Applied[];
}

export interface Wanted {
  readonly names: readonly string[];
  readonly asked: Asked;
}

/** Observes and plans. Throws one UserError for all that no step can bring about. */
export async function prepare(registry: RegistryReader, { names, asked }: Wanted): Promise<Prepared> {
  const current = await observe(registry, names, asked);
  const conflicts = conflictsOf(asked, current.values());
  if (conflicts.length > 0) throw refusal(conflicts);
  return { current, plan: planRepositories(names, asked, current) };
}

/** Milliseconds before each further look at a repository that is there for one request and not yet for the next. */
const looks = [0, 250, 500, 1_000, 2_000];

/** Applies a plan; where somebody else made a repository meanwhile, it is looked at again and brought to what is asked. */
export async function reconcile(
  registry: RegistryReader & RegistryWriter,
  { wanted, prepared, pause }: { readonly wanted: Wanted; readonly prepared: Prepared; readonly pause: Pause },
): Promise<Reconciled> {
  let state: Reconciled = { current: prepared.current, applied: await apply(registry, prepared.plan) };
  for (const milliseconds of looks) {
    const names = state.applied.filter(({ raced }) => raced).map(({ name }) => name);
    if (names.length === 0) return state;
    await pause(milliseconds);
    state = merged(state, await again(registry, { names, asked: wanted.asked }));
  }
  return merged(state, unsettled(state));
}

// What the other repositories came to must still be told if this fails.
async function again(registry: RegistryReader & RegistryWriter, wanted: Wanted): Promise<Reconciled> {
  try {
    const { current, plan } = await prepare(registry, wanted);
    const applied = await apply(registry, plan);
    const touched = new Set(applied.map(({ name }) => name));
    const untouched = wanted.names.filter((name) => !touched.has(name)).map((name) => ({ name, done: [] }));
    return { current, applied: [...applied, ...untouched] };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { current: new Map(), applied: wanted.names.map((name) => ({ name, done: [], failure: error })) };
  }
}

function merged(first: Reconciled, second: Reconciled): Reconciled {
  const later = new Map(second.applied.map((applied) => [applied.name, applied]));
  return {
    current: new Map([...first.current, ...second.current]),
    applied: first.applied.map((before) => {
      const after = later.get(before.name);
      return after === undefined ? before : { ...after, done: [...before.done, ...after.done] };
    }),
  };
}

function unsettled({ applied }: Reconciled): Reconciled {
  const raced = applied.filter((one) => one.raced);
  const failure = (name: string) =>
    new ActionError<Failure>({
      code: 'race-unsettled',
      problem: `ECR says both that "${name}" exists and that it does not.`,
      remedy: 'Somebody makes and deletes it at this moment, or ECR lags behind: run this step again.',
    });
  return { current: new Map(), applied: raced.map(({ name }) => ({ name, done: [], failure: failure(name) })) };
}

function refusal(conflicts: readonly Conflict[]): UserError<Failure> {
  const [first] = conflicts;
  return new UserError<Failure>({
    code: first?.code ?? 'encryption-differs',
    problem:
      conflicts.length === 1
        ? 'A repository cannot be brought to what is asked.'
        : 'Repositories cannot be brought to what is asked.',
    remedy: 'Nothing was written.',
    faults: conflicts,
  });
}
