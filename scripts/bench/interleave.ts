export interface Rounds {
  /** Rounds whose results are dropped: caches fill, the stand-in's code gets compiled. */
  readonly warmUp: number;
  readonly measured: number;
}

/** Runs A B C, A B C, ... one at a time, so that whatever else the machine does hits all alike. Results by variant, in the order of the rounds. */
export async function interleave<Variant, Result>(
  variants: readonly Variant[],
  { warmUp, measured }: Rounds,
  run: (variant: Variant, round: number) => Promise<Result>,
): Promise<Map<Variant, Result[]>> {
  const results = new Map<Variant, Result[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < warmUp + measured; round += 1) {
    for (const variant of variants) {
      const result = await run(variant, round);
      if (round >= warmUp) results.get(variant)?.push(result);
    }
  }
  return results;
}
