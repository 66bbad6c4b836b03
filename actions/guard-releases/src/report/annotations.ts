import type { Annotation } from '@iac/action-kit';
import type { Verdict, Violation } from '../contract.ts';
import { byImportance } from './order.ts';
import { visible } from '@iac/markdown';

/** One for each violation of a verdict that rejects, the most important first; one sentence where there are none. */
export function verdictAnnotations(
  { outcome, headline, remedy, violations }: Verdict,
  level: Annotation['level'],
): Annotation[] {
  if (outcome === 'passed') return [];
  if (violations.length === 0) return [{ level, message: visible(`${headline} ${remedy}`.trim()) }];
  return byImportance(violations).map((violation) => ({ level, ...annotation(violation) }));
}

function annotation({ path, change, mode, why }: Violation): Omit<Annotation, 'level'> {
  const shown = visible(path);
  return {
    title: 'Protected path',
    message: `${shown} (${change}, ${mode}): ${visible(why)}.`,
    // A place that holds controls would not be found, or be read as another one.
    ...(shown === path && { at: { file: path } }),
  };
}
