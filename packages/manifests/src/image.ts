/** registry/repository:tag. */
export interface Image {
  /** The key under spec.values that holds `image`; none: spec.values.image itself. */
  readonly alias?: string;
  /** May hold a port. */
  readonly registry: string;
  /** May hold slashes. */
  readonly repository: string;
  readonly tag: string;
}

/** Reads `registry/repository:tag` or `alias=registry/repository:tag`; a string says what is wrong and what to write. */
export function parseImage(line: string): Image | string {
  throw new Error(`not written yet: ${line}`);
}
