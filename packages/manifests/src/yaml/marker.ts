import { type Document, isScalar } from 'yaml';
import type { Path } from './path.ts';
import { spanOf } from './layout.ts';
import { nodesOf } from './walk.ts';

/** A comment by which Flux finds a value to update: `# {"$imagepolicy": "namespace:policy:tag"}` on the value's own line. */
export interface Marker {
  readonly path: Path;
  readonly offset: number;
  /** Without the `#` and the blanks around. */
  readonly text: string;
}

/** The comment on the line of a value that ends at `end`. */
export function lineComment(text: string, end: number): { readonly start: number; readonly end: number } | undefined {
  const found = /^([ \t]+)#[^\r\n]*/.exec(text.slice(end, end + 4096));
  return found === null ? undefined : { start: end + (found[1] ?? '').length, end: end + found[0].length };
}

// Flux looks for the word in double quotes before it reads a file at all (image-automation-controller, internal/update/filereader.go).
export function isMarker(comment: string): boolean {
  return comment.includes('"$imagepolicy"');
}

export function markerText(marker: string): string {
  return marker.replace(/^#+/, '').trim();
}

/** The markers of a document. */
export function readMarkers(text: string, document: Document.Parsed): Marker[] {
  if (!text.includes('"$imagepolicy"')) return [];
  return [...nodesOf(document)].flatMap(({ node, path }) => {
    const comment = isScalar(node) ? lineComment(text, spanOf(text, node)[1]) : undefined;
    if (comment === undefined) return [];
    const found = text.slice(comment.start, comment.end);
    return isMarker(found) ? [{ path, offset: comment.start, text: markerText(found) }] : [];
  });
}
