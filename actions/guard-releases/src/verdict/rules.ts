import type { Inputs, Place } from '../inputs.ts';
import { above, defaultPlaces } from './default-places.ts';
import { nameMatcher } from './names.ts';

/** What is protected, and what may change in it all the same. */
export interface Rules {
  readonly roots: readonly (readonly string[])[];
  readonly places: readonly Place[];
  /** By its last segment. */
  readonly isAllowed: (name: string) => boolean;
  /** `*.md`, as a sentence shows it. */
  readonly allowed: string;
}

export function rulesOf(inputs: Pick<Inputs, 'protect' | 'allow' | 'alsoProtect'>, workflow?: string): Rules {
  return {
    roots: inputs.protect.map((root) => root.split('/')),
    places: [...defaultPlaces(inputs.protect, workflow), ...inputs.alsoProtect],
    isAllowed: nameMatcher(inputs.allow),
    allowed: inputs.allow.join(', '),
  };
}

/** Folders whose trees are read at once, as they may be needed: those above a protected folder, and those of the places. */
export function foldersOf({ roots, places }: Rules): string[] {
  const ancestors = above(roots.map((root) => root.join('/'))).map((folder) => folder.replace(/\/$/, ''));
  const parents = places.flatMap(({ segments }) => {
    const exact = segments.slice(0, -1);
    const star = exact.findIndex((segment) => segment.includes('*'));
    const known = star < 0 ? exact : exact.slice(0, star);
    return known.map((_, index) => known.slice(0, index + 1).join('/'));
  });
  return [...new Set([...ancestors, ...parents])].filter((folder) => folder !== '');
}
