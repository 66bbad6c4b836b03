import { countGoal, ratioGoal, type Goal } from '../goals.ts';
import { median } from '../statistics.ts';
import type { Contest } from './contest.ts';
import { crowdLabel, type Crowd } from './releases.ts';

/** All rounds of one crowd in one way. */
export interface Standing {
  readonly label: string;
  /** Milliseconds; the median of the rounds. */
  readonly wall: number;
  /** Of all rounds together, as are the counts below. */
  readonly asked: number;
  readonly landed: number;
  readonly requests: number;
  readonly attempts: number;
}

export function standingOf(label: string, contests: readonly Contest[]): Standing {
  const sum = (of: (contest: Contest) => number): number => contests.reduce((total, each) => total + of(each), 0);
  return {
    label,
    wall: median(contests.map(({ wall }) => wall)),
    asked: sum(({ asked }) => asked),
    landed: sum(({ landed }) => landed),
    requests: sum(({ requests }) => requests),
    attempts: sum(({ attempts }) => attempts),
  };
}

/** The one that landed more; of equals the faster one. */
export function better(a: Standing, b: Standing): Standing {
  if (a.landed !== b.landed) return a.landed > b.landed ? a : b;
  return a.wall <= b.wall ? a : b;
}

export interface Race {
  readonly crowd: Crowd;
  /** The most that our wall time may be, as a multiple of the better baseline's. */
  readonly most: number;
  readonly ours: Standing;
  readonly baselines: readonly [Standing, Standing];
}

export function raceGoals({ crowd, most, ours, baselines }: Race): Goal[] {
  const rival = better(...baselines);
  const who = `${crowdLabel(crowd)} ${crowd.pushers === 1 ? 'pusher' : 'pushers'}`;
  return [
    countGoal({ what: `${who}: releases landed`, found: ours.landed, asked: ours.asked }),
    ratioGoal({ what: `${who}: wall time against "${rival.label}"`, ours: ours.wall, other: rival.wall, most }),
  ];
}
