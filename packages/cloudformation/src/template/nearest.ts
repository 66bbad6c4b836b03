/** The candidate that a misspelt name most likely means: at most a third of its letters differ, or one. undefined: none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(Math.floor(name.length / 3), name.length > 1 ? 1 : 0) + 1;
  for (const candidate of candidates) {
    const distance = Math.abs(candidate.length - name.length) >= least ? least : edits(name, candidate);
    if (distance >= least) continue;
    [best, least] = [candidate, distance];
  }
  return best;
}

/** How many letters must be put in, taken out, changed, or swapped with their neighbour; case does not count. */
function edits(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let [older, row] = [[0], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let line = 1; line <= a.length; line++) {
    const next = [line];
    for (let column = 1; column <= b.length; column++) {
      const changed = (row[column - 1] ?? 0) + (a[line - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1] && line > 1 && column > 1;
      const swapped = isSwap ? (older[column - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(changed, swapped, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    [older, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
