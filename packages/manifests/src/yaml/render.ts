import { Document, Scalar, isScalar, visit } from 'yaml';
import { dataOf, type Patch } from './patch.ts';
import type { Step } from './path.ts';

export interface Style {
  readonly indent: number;
  readonly lineBreak: string;
  /** Texts of several lines as `|` blocks; else as one quoted line. */
  readonly blocks: boolean;
  /** Quotes that a replaced text had. */
  readonly quotes?: Scalar.Type | undefined;
}

/**
 * A map's lines for these entries, without the last line break. Texts are quoted where YAML 1.1, which Kubernetes reads, or
 * YAML 1.2 would take them for something else.
 */
export function renderEntries(entries: ReadonlyMap<Step, Patch>, style: Style): string {
  return render({ kind: 'branch', entries }, style);
}

/** What follows `key:` or `-`: ` text`, or lines that begin with a line break, indented from the key's column. */
export function renderValue(patch: Patch, style: Style): string {
  return render({ kind: 'branch', entries: new Map([['k', patch]]) }, style).slice('k:'.length);
}

/** What follows `-`. */
export function renderItem(patch: Patch, style: Style): string {
  return render({ kind: 'branch', entries: new Map([[0, patch]]) }, style).slice('-'.length);
}

/** A value within `{}` or `[]`, on one line. */
export function renderFlow(patch: Patch, style: Style): string {
  const document = documentOf({ kind: 'branch', entries: new Map([[0, patch]]) }, { ...style, blocks: false });
  const text = document.toString({ ...layout, collectionStyle: 'flow', flowCollectionPadding: false });
  return escapeControls(text.trimEnd()).slice(1, -1);
}

/** `key: value` pairs within `{}`. */
export function renderFlowEntries(entries: ReadonlyMap<Step, Patch>, style: Style): string {
  return renderFlow({ kind: 'branch', entries }, style).slice(1, -1);
}

const layout = { lineWidth: 0, aliasDuplicateObjects: false } as const;

function render(patch: Patch, style: Style): string {
  const document = documentOf(patch, style);
  addMarkers(document, patch, []);
  const text = document.toString({ ...layout, indent: style.indent });
  return escapeControls(text.replace(/\n$/, '')).replaceAll('\n', style.lineBreak);
}

function documentOf(patch: Patch, style: Style): Document {
  const document = new Document(dataOf(patch), { compat: 'yaml-1.1', ...layout });
  visit(document, {
    Scalar: (key, node) => {
      if (typeof node.value === 'string') node.type = quoting(node.value, style, key === 'key');
    },
  });
  return document;
}

function addMarkers(document: Document, patch: Patch, path: readonly Step[]): void {
  if (patch.kind === 'branch') for (const [step, entry] of patch.entries) addMarkers(document, entry, [...path, step]);
  else if (patch.marker !== undefined && patch.marker !== 'none') {
    const node = document.getIn(path, true);
    if (isScalar(node)) node.comment = ` ${patch.marker}`;
  }
}

// eslint-disable-next-line no-control-regex -- these are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

// go-yaml leaves underscores out before it looks for a number (resolve.go); the library does so in some forms only.
const numberWithGaps = /^[-+.]?\d[\dA-Fa-fox._+-]*$/;

function quoting(text: string, { blocks, quotes }: Style, isKey: boolean): Scalar.Type {
  if (unprintable.test(text)) return Scalar.QUOTE_DOUBLE;
  if (text.includes('_') && numberWithGaps.test(text)) return quotes ?? Scalar.QUOTE_DOUBLE;
  if (!text.includes('\n')) return isKey ? Scalar.PLAIN : (quotes ?? Scalar.PLAIN);
  // Only the plainest form of a block says the same to every reader.
  const plain = /^[^\s][^\n]*\n(?:[^\n]*\S\n)*$/.test(text) && !/[ \t]\n/.test(text);
  return blocks && !isKey && plain ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
}

// The library leaves these as they are within quotes; Kubernetes' reader refuses them.
function escapeControls(text: string): string {
  return text.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
