/** Characters of a text to be replaced; `start` = `end` inserts. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** PURE: edits that touch the same place are made in the order given. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let done = 0;
  const parts = sorted.map((edit) => {
    if (edit.start < done) throw new Error(`edits overlap at character ${edit.start}`);
    const kept = text.slice(done, edit.start);
    done = edit.end;
    return kept + edit.text;
  });
  return parts.join('') + text.slice(done);
}
