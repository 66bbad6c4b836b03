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
  const pattern = /([ \t]+)#[^\r\n]*/y;
  pattern.lastIndex = end;
  const found = pattern.exec(text);
  return found === null ? undefined : { start: end + (found[1] ?? '').length, end: pattern.lastIndex };
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

/** `namespace:policy` of a marker; undefined where it is not as Flux reads it (kyaml: one JSON object and nothing else). */
export function policyIn({ text }: Marker): string | undefined {
  return /^\{\s*"\$imagepolicy"\s*:\s*"([^":]+:[^":]+)(?::(?:tag|name|digest))?"\s*\}$/.exec(text)?.[1];
}
