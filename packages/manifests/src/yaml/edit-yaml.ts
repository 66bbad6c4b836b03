import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@iac/action-kit/errors';
import type { Document } from 'yaml';
import { aliasObstacles } from './alias-faults.ts';
import type { Obstacle } from './draft.ts';
import { editDocument } from './edit-document.ts';
import { endOf, lineEnd, startOf } from './layout.ts';
import { contentOf, parseYaml, type Yaml } from './parse.ts';
import { type Branch, patchData } from './patch.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** What becomes of one document; one that no change names stays as it is. */
export type DocumentChange =
  | { readonly kind: 'patch'; readonly document: Document.Parsed; readonly patch: Branch }
  | { readonly kind: 'remove'; readonly document: Document.Parsed };

/** The text with the changes made and every other byte as it was, or all that stands in their way. */
export function editYaml(
  yaml: Yaml,
  changes: readonly DocumentChange[],
): { readonly text: string; readonly faults: readonly Fault[] } {
  const results = changes.map((change) => editsOf(yaml.source.text, change));
  const faults = results.flatMap(({ obstacles }) => obstacles.map((obstacle) => faultOf(yaml, obstacle)));
  if (faults.length > 0) return { text: yaml.source.text, faults };
  const text = applyEdits(
    yaml.source.text,
    results.flatMap(({ edits }) => edits),
  );
  return { text, faults: readBack(yaml, changes, text) };
}

interface Edits {
  readonly edits: readonly TextEdit[];
  readonly obstacles: readonly Obstacle[];
}

function editsOf(text: string, change: DocumentChange): Edits {
  const { document } = change;
  if (change.kind === 'remove') {
    return { edits: [{ start: document.range[0], end: removedUntil(text, document), text: '' }], obstacles: [] };
  }
  const { edits, obstacles } = editDocument(text, document, change.patch);
  const before = contentOf(document);
  const wanted = patchData(before, change.patch);
  return { edits, obstacles: [...obstacles, ...aliasObstacles(document, { before, wanted })] };
}

/** The last document leaves the comments below it to the file. */
function removedUntil(text: string, { range, contents }: Document.Parsed): number {
  const [, , end] = range;
  if (contents === null || end < text.length) return end;
  const last = lineEnd(text, endOf(text, contents));
  return text.startsWith('\r\n', last) ? last + 2 : Math.min(last + 1, end);
}

function faultOf(yaml: Yaml, { problem, remedy, offset }: Obstacle): Fault {
  return { problem, remedy, at: yaml.at(offset) };
}

/** The last line of defence: whatever the text's style, a change that does not read back as it was asked for is not made. */
function readBack(yaml: Yaml, changes: readonly DocumentChange[], text: string): Fault[] {
  const byDocument = new Map(changes.map((change) => [change.document, change]));
  const kept = yaml.documents.filter((document) => byDocument.get(document)?.kind !== 'remove');
  const after = parseYaml({ file: yaml.source.file, text });
  if (after.faults.length === 0 && after.documents.length === kept.length)
    return kept.flatMap((document, index) => {
      const change = byDocument.get(document);
      const before = contentOf(document);
      const wanted = change?.kind === 'patch' ? patchData(before, change.patch) : before;
      const read = after.documents[index];
      return read !== undefined && isDeepStrictEqual(contentOf(read), wanted) ? [] : [unexpected(yaml, document)];
    });
  return kept.slice(0, 1).map((document) => unexpected(yaml, document));
}

function unexpected(yaml: Yaml, document: Document.Parsed): Fault {
  return {
    problem: 'This document cannot be filled exactly: what was written would read as something else.',
    remedy: 'Write the places to be filled plainly, as `key: FILLED_IN_BY_CI`, without a tag (!) or an anchor (&).',
    at: yaml.at(document.contents === null ? document.range[0] : startOf(document.contents)),
  };
}
