import { findCycles } from '../../graph/cycles.ts';
import { itemsOf, scalarText, valueOf } from '../syntax/content.ts';
import type { Need } from './position.ts';
import type { Scope } from './scope.ts';

/** Resources that need each other, so that none could be made first; each cycle is one fault. */
export function checkCycles(scope: Scope, found: readonly Need[]): void {
  const needs = [...found, ...dependsOn(scope)].filter(({ to }) => scope.resources.has(to));
  for (const cycle of findCycles(needs)) {
    const steps = cycle.map(({ from, to, at }) => `${from} needs ${to} (line ${scope.at(at).line ?? 1})`);
    const [first] = cycle;
    if (first === undefined) continue;
    scope.fault(first.at, `Resources wait for each other: ${steps.join(', ')}.`, 'Take one of these out.');
  }
}

function dependsOn({ resources }: Scope): Need[] {
  return [...resources].flatMap(([from, { value }]) => {
    const content = valueOf(value, 'DependsOn');
    return (itemsOf(content) ?? [content]).flatMap((item) => {
      const to = scalarText(item);
      return item === undefined || to === undefined ? [] : [{ from, to, at: item.at }];
    });
  });
}
