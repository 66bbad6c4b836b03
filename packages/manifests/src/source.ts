/** A file's text, and its name as the caller's workspace knows it: faults point there. */
export interface Source {
  readonly file: string;
  readonly text: string;
}
