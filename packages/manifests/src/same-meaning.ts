import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { readMarkers } from './yaml/marker.ts';
import { formatPath } from './yaml/path.ts';
import { contentOf, isEmpty, parseYaml } from './yaml/parse.ts';

/**
 * Whether Flux would see the same documents, `{"$imagepolicy": ...}` markers included. Files that are no YAML mean the same when
 * their bytes do.
 */
export function sameMeaning(a: string, b: string): boolean {
  if (a === b) return true;
  const [meaningOfA, meaningOfB] = [meaningOf(a), meaningOf(b)];
  return meaningOfA !== undefined && isDeepStrictEqual(meaningOfA, meaningOfB);
}

function meaningOf(text: string): unknown {
  const { documents, faults } = parseYaml({ file: '', text });
  if (faults.length > 0) return undefined;
  const filled = documents.filter((document) => !isEmpty(document));
  const markers = filled.map((document) =>
    readMarkers(text, document).map((marker) => `${formatPath(marker.path)} ${marker.text}`),
  );
  // Kubernetes reads YAML 1.1, where a plain `on` is no text; "on" and on must not count as the same.
  const contents = (['1.2', '1.1'] as const).map((version) =>
    parseAllDocuments(text, { version, merge: true, intAsBigInt: true })
      .filter((document) => !isEmpty(document))
      .map(contentOf),
  );
  return { contents, markers: markers.map((each) => each.toSorted()) };
}
