import type { Change, TreeEntry } from '../contract.ts';

export type Kind = 'folder' | 'file' | 'symbolic link' | 'submodule' | 'object of an unknown mode';

/** What an entry is. Only two modes make a regular file. */
export function kindOf({ mode }: TreeEntry): Kind {
  switch (mode) {
    case '040000':
      return 'folder';
    case '100644':
    case '100755':
      return 'file';
    case '120000':
      return 'symbolic link';
    case '160000':
      return 'submodule';
    default:
      return 'object of an unknown mode';
  }
}

/** The same name on both sides; one of them at least. */
export interface Difference {
  readonly before: TreeEntry | undefined;
  readonly after: TreeEntry | undefined;
}

export function sidesOf({ before, after }: Difference): TreeEntry[] {
  return [before ?? [], after ?? []].flat();
}

export function changeOf({ before, after }: Difference): Change {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (kindOf(before) !== kindOf(after)) return 'type';
  return before.oid === after.oid ? 'mode' : 'modified';
}

/** `100644`, or `100644 → 120000` where it changes. */
export function modeText(difference: Difference): string {
  return [...new Set(sidesOf(difference).map(({ mode }) => mode))].join(' → ');
}
