import type { Fault } from '@iac/action-kit/errors';
import { findCycles } from './cycles.ts';
import type { Dependency } from './order-stacks.ts';

/** Each cycle of stacks once, as a path that names every step's file and line. */
export function cycleFaults(dependencies: readonly Dependency[]): Fault[] {
  const steps = dependencies.map((each) => ({ ...each, from: each.child, to: each.parent }));
  return findCycles(steps).flatMap((cycle) => {
    const [first] = cycle;
    if (first === undefined) return [];
    const path = cycle.map(({ from, to, by, name, at }) => {
      const verb = by === 'import' ? 'imports' : 'takes';
      return `${from} ${verb} ${name} of ${to} (${at.file}:${at.line ?? 1})`;
    });
    const isOwn = cycle.length === 1;
    return [
      {
        problem: isOwn
          ? `A stack waits for itself: ${path.join('')}.`
          : `Stacks wait for each other: ${path.join(', ')}.`,
        remedy: isOwn
          ? 'Use the value itself.'
          : 'Take one of these out, or move what they exchange into a third template.',
        at: first.at,
      },
    ];
  });
}
