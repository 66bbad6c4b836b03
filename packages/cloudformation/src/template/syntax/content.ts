/** A node of a template or of a pool of parameters, short forms written out. `at`: its offset in the text. */
export type Content = Text | NumberContent | Flag | Null | List | Mapping;

export interface Text {
  readonly kind: 'text';
  readonly at: number;
  readonly value: string;
}

/** `source`: as it was written, because 1.10 is not 1.1 in a version. */
export interface NumberContent {
  readonly kind: 'number';
  readonly at: number;
  readonly value: number;
  readonly source: string;
}

export interface Flag {
  readonly kind: 'flag';
  readonly at: number;
  readonly value: boolean;
  readonly source: string;
}

export interface Null {
  readonly kind: 'null';
  readonly at: number;
}

export interface List {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly Content[];
}

export interface Mapping {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** `at`: where its key stands. */
export interface Entry {
  readonly at: number;
  readonly value: Content;
}

/** What stands under a key; undefined: there is no such key, or this is no map. */
export function valueOf(content: Content | undefined, key: string): Content | undefined {
  return content?.kind === 'map' ? content.entries.get(key)?.value : undefined;
}

/** The pairs under a key; none where there is no map. */
export function entriesOf(content: Content | undefined, key: string): ReadonlyMap<string, Entry> {
  const value = valueOf(content, key);
  return value?.kind === 'map' ? value.entries : new Map<string, Entry>();
}

/** The text of a scalar, numbers and booleans as they were written; undefined: it is none. */
export function scalarText(content: Content | undefined): string | undefined {
  if (content?.kind === 'text') return content.value;
  return content?.kind === 'number' || content?.kind === 'flag' ? content.source : undefined;
}

/** The items of a list; undefined: it is none. */
export function itemsOf(content: Content | undefined): readonly Content[] | undefined {
  return content?.kind === 'list' ? content.items : undefined;
}

/** Whether it is a value, or a list of nothing but values. */
export function isScalarOrList(content: Content): boolean {
  return (itemsOf(content) ?? [content]).every((each) => scalarText(each) !== undefined);
}
