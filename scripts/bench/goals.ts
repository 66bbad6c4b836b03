/** One thing that a benchmark asks for, and what was found. */
export interface Goal {
  /** What is held against what. */
  readonly what: string;
  readonly found: string;
  readonly asked: string;
  readonly met: boolean;
}

export interface Compared {
  readonly what: string;
  /** In the same unit as `other`. */
  readonly ours: number;
  readonly other: number;
  /** The most that ours may be, as a multiple of the other. */
  readonly most: number;
}

export function ratioGoal({ what, ours, other, most }: Compared): Goal {
  const ratio = ours / other;
  // Judged by what is shown, so that no line says "1.15, at most 1.15 ✗".
  return { what, found: `× ${shown(ratio)}`, asked: `at most × ${shown(most)}`, met: Number(shown(ratio)) <= most };
}

export function countGoal({ what, found, asked }: { what: string; found: number; asked: number }): Goal {
  return { what, found: `${found} of ${asked}`, asked: 'all', met: found === asked };
}

export function shown(ratio: number): string {
  return ratio.toFixed(2);
}
