/** What an operation takes: read by every protocol, and looked at by the tests that compare it with the SDK's model. */
export interface Shape<T> {
  readonly kind: 'string' | 'integer' | 'boolean' | 'list' | 'map' | 'structure';
  /** Of a structure. */
  readonly members?: ReadonlyMap<string, Shape<unknown>>;
  /** Of a structure: the members that it must have. */
  readonly required?: readonly string[];
  /** Of a list, or of a map's values. */
  readonly element?: Shape<unknown>;
  /** The value, checked. `at` is its path in the request ('' for the whole). Throws ShapeFault at the first fault. */
  read(value: unknown, at: string): T;
}

export type ValueOf<S> = S extends Shape<infer T> ? T : never;

export type Members = Readonly<Record<string, Shape<unknown>>>;

/** What a structure with these members reads as. */
export type Structure<Required extends Members, Optional extends Members> = {
  readonly [Name in keyof Required]: ValueOf<Required[Name]>;
} & { readonly [Name in keyof Optional]?: ValueOf<Optional[Name]> };
