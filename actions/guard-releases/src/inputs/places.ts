import { converting, lines } from '@iac/action-kit';
import * as z from 'zod/mini';

/** A path of `also-protect`. It names every level, so that no tree outside it is ever read. */
export interface Place {
  /** From the repository's root; `*` in one stands for any characters but a slash. The first has none. */
  readonly segments: readonly string[];
  /** A folder: what is inside counts as well. */
  readonly folder: boolean;
}

/** Folders of `protect`, one a line: exact, from the repository's root. */
export const folders = z.pipe(
  lines,
  converting((all: string[], fault) => {
    if (all.length === 0) fault('name at least one folder, such as releases');
    const paths = all.map((line) => line.replace(/\/$/, ''));
    for (const path of paths) {
      const wrong = wrongIn(path) ?? (path.includes('*') ? 'holds a *, but a folder is named exactly' : undefined);
      if (wrong !== undefined) fault(`"${path}" ${wrong}; write a folder such as releases or gitops/releases`);
    }
    return [...new Set(paths)];
  }),
);

/** Lines of `also-protect`. */
export const places = z.pipe(
  lines,
  converting((all: string[], fault) =>
    all.map((line): Place => {
      const wrong = wrongIn(line.replace(/\/$/, '')) ?? wrongStar(line);
      if (wrong !== undefined) fault(`"${line}" ${wrong}; write path/of/a/file or path/of/a/folder/`);
      return placeOf(line);
    }),
  ),
);

/** PURE: a folder ends in a slash. */
export function placeOf(path: string): Place {
  return { segments: path.replace(/\/$/, '').split('/'), folder: path.endsWith('/') };
}

function wrongIn(path: string): string | undefined {
  if (path.startsWith('/') || path === '') return 'starts with a slash, but paths start at the root of the repository';
  if (/[?[\]{}!\\]/.test(path)) return 'is a glob of another kind';
  if (/\p{Cc}/u.test(path)) return 'holds a control character';
  if (path.split('/').some((segment) => ['', '.', '..'].includes(segment))) return 'is not a plain path';
  return undefined;
}

function wrongStar(line: string): string | undefined {
  if (line.includes('**')) return 'holds **, which would mean to read every tree of the repository';
  if (/^[^/]*\*/.test(line))
    return 'holds a * in its first segment, which would mean to read most trees of the repository';
  return undefined;
}
