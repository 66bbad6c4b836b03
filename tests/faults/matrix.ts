import type { Delays, Step, StepOutcome } from '@iac/local/runner';
import type { Call, FaultKind, Faults } from '@iac/local/wire';

/** A world that an action runs in: stand-ins, seeded anew for every case. */
export interface World {
  readonly calls: readonly Call[];
  readonly faults: Faults;
  /** Starts the action once; `delays`: how patient the runner is when it is cancelled. */
  start(delays?: Partial<Delays>): Step;
  /** The credentials of the run that is under way expire; a later one has its own. */
  expire?(): void;
  /** All that the action is to bring about, in a form that can be compared. */
  state(): Promise<unknown>;
  close(): Promise<void>;
}

/** `cancelled`: by SIGINT. `terminated`: by SIGINT and SIGTERM. `expired`: the call is the last one that the credentials are good for. */
export type Disturbance =
  FaultKind | 'killed-before' | 'killed-after' | 'cancelled-before' | 'cancelled-after' | 'terminated' | 'expired';

/** One call of a clean run, by its operation and how many of that operation came before it: parallel calls have no fixed index. */
export interface Place {
  readonly operation: string;
  readonly occurrence: number;
  readonly mutating: boolean;
}

export interface Case {
  readonly place: Place;
  readonly disturbance: Disturbance;
}

/** What became of a case: the disturbed run and the run after it, each with the state that it left. */
export interface Outcome {
  /** Whether the call came at all. */
  readonly happened: boolean;
  readonly disturbed: StepOutcome;
  readonly stateBetween: unknown;
  readonly again: StepOutcome;
  readonly state: unknown;
}

/** Where the calls of a clean run can be disturbed. */
export function placesOf(calls: readonly Call[]): Place[] {
  return calls.map(({ operation, mutating }, index) => ({
    operation,
    mutating,
    occurrence: calls.slice(0, index).filter((call) => call.operation === operation).length,
  }));
}

/** Runs the action with one disturbance, then once more without, in a world of its own. */
export async function disturb(makeWorld: () => Promise<World>, { place, disturbance }: Case): Promise<Outcome> {
  const world = await makeWorld();
  try {
    const hit = hitOnce(world, place);
    const step = world.start(disturbance === 'terminated' ? { interrupt: 0 } : {});
    prepare(disturbance, { world, step, hit });
    const disturbed = await step.finished;
    world.faults.clear();
    const stateBetween = await world.state();
    const again = await world.start().finished;
    return { happened: hit.happened(), disturbed, stateBetween, again, state: await world.state() };
  } finally {
    await world.close();
  }
}

interface Target {
  readonly world: World;
  readonly step: Step;
  readonly hit: ReturnType<typeof hitOnce>;
}

function prepare(disturbance: Disturbance, { world, step, hit }: Target): void {
  const { faults } = world;
  const at = (deed: () => void) => (call: Call) => {
    if (hit.is(call)) deed();
  };
  if (disturbance === 'killed-before') faults.tap({ before: at(() => step.kill()) });
  else if (disturbance === 'killed-after') faults.tap({ after: at(() => step.kill()) });
  else if (disturbance === 'cancelled-after') faults.tap({ after: at(() => step.cancel()) });
  else if (disturbance === 'cancelled-before' || disturbance === 'terminated')
    faults.tap({ before: at(() => step.cancel()) });
  else if (disturbance === 'expired') faults.tap({ before: at(() => world.expire?.()) });
  // A right that was taken away does not come back by itself.
  else if (disturbance === 'access-denied')
    faults.add({ kind: disturbance, when: hit.isOrCameBefore, times: Infinity });
  else faults.add({ kind: disturbance, when: hit.is });
}

function hitOnce(world: World, place: Place) {
  let index: number | undefined;
  const is = (call: Call): boolean => {
    if (call.operation !== place.operation) return false;
    const before = world.calls.filter((other) => other.operation === call.operation && other.index < call.index).length;
    if (before !== place.occurrence) return false;
    index = call.index;
    return true;
  };
  return {
    happened: () => index !== undefined,
    is,
    isOrCameBefore: (call: Call): boolean => is(call) || (index !== undefined && call.index > index),
  };
}
