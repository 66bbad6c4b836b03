import type { TagMutability } from '../settings.ts';

/** Both lists of exclusions are sorted. */
export function sameMutability(a: TagMutability, b: TagMutability): boolean {
  return a.mode === b.mode && a.exclusions.join('\n') === b.exclusions.join('\n');
}
