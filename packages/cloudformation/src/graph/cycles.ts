interface Step {
  readonly from: string;
  readonly to: string;
}

/** One cycle, as its steps in order, of each group of nodes that reach each other; the shortest through the group's first node. */
export function findCycles<S extends Step>(steps: readonly S[]): S[][] {
  const next = Map.groupBy(steps, ({ from }) => from);
  const cycles: S[][] = [];
  const done = new Set<string>();
  for (const node of [...next.keys()].toSorted()) {
    if (done.has(node)) continue;
    const cycle = shortest(node, next);
    if (cycle === undefined) continue;
    cycles.push(cycle);
    for (const { from } of cycle) done.add(from);
  }
  return cycles;
}

/** Breadth first, so that the first way back to the start is a shortest one. */
function shortest<S extends Step>(start: string, next: ReadonlyMap<string, readonly S[]>): S[] | undefined {
  const reachedBy = new Map<string, S>();
  let border = [start];
  while (border.length > 0) {
    const further: string[] = [];
    for (const step of border.flatMap((node) => next.get(node) ?? [])) {
      if (step.to === start) return wayTo(step, start, reachedBy);
      if (reachedBy.has(step.to)) continue;
      reachedBy.set(step.to, step);
      further.push(step.to);
    }
    border = further;
  }
  return undefined;
}

function wayTo<S extends Step>(last: S, start: string, reachedBy: ReadonlyMap<string, S>): S[] {
  const way = [last];
  for (let { from } = last; from !== start;) {
    const step = reachedBy.get(from);
    if (step === undefined) break;
    way.unshift(step);
    from = step.from;
  }
  return way;
}
