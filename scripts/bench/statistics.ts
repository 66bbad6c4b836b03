/** What many runs of the same thing come to. Half of the runs lie between `from` and `to`. */
export interface Spread {
  readonly median: number;
  readonly from: number;
  readonly to: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), from: quantile(values, 0.25), to: quantile(values, 0.75) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Between two values it is interpolated, as most statistics programs do (type 7 of Hyndman and Fan). */
function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing: no run was measured.');
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const [below = 0, above = below] = sorted.slice(Math.floor(position), Math.floor(position) + 2);
  return below + (above - below) * (position % 1);
}
