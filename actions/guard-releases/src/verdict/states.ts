import type { Place } from '../inputs.ts';
import type { Rules } from './rules.ts';

/** Why a tree is walked: it leads to something protected, or is inside it. */
export type State =
  | { readonly kind: 'to-root'; readonly root: readonly string[]; readonly at: number }
  | { readonly kind: 'to-place'; readonly place: Place; readonly at: number }
  | { readonly kind: 'inside'; readonly folder: string };

/** Those of the repository's root. */
export function startOf({ roots, places }: Rules): State[] {
  return [
    ...roots.map((root): State => ({ kind: 'to-root', root, at: 0 })),
    ...places.map((place): State => ({ kind: 'to-place', place, at: 0 })),
  ];
}

/** PURE: a segment of a place, in which `*` stands for any characters. */
export function segmentMatches(segment: string, name: string): boolean {
  if (!segment.includes('*')) return segment === name;
  const source = segment.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 's').test(name);
}
