import type { Document } from 'yaml';
import { indentStep, lineBreak } from './layout.ts';
import type { Style } from './render.ts';
import type { TextEdit } from './text-edit.ts';

/** What is wrong with an edit, and at which character of the file. */
export interface Obstacle {
  readonly offset: number;
  readonly problem: string;
  readonly remedy: string;
}

/** The edits of one document while they are worked out. */
export interface Draft {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly style: Style;
  readonly edits: TextEdit[];
  readonly obstacles: Obstacle[];
}

export function draftOf(text: string, document: Document.Parsed): Draft {
  const style = { indent: indentStep(document), lineBreak: lineBreak(text), blocks: text.endsWith('\n') };
  return { text, document, style, edits: [], obstacles: [] };
}

/** `lines` moved to start at a column, as the text at which they are inserted asks. */
export function indentLines(lines: string, column: number): string {
  return lines.replace(/^(?=[^\r\n])/gm, ' '.repeat(column));
}
