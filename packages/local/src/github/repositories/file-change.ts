/** What a path shall hold: text or bytes (mode 100644), something of another mode, or null for nothing. */
export type FileChange = string | Buffer | FileEntry | null;

export type FileEntry =
  | {
      /** 120000: a symlink, its content is the target. */
      readonly mode: '100644' | '100755' | '120000';
      readonly content: string | Buffer;
    }
  | {
      /** 160000: a submodule's commit, which need not exist. Otherwise an object that is there. */
      readonly mode: '100644' | '100755' | '120000' | '160000';
      readonly oid: string;
    };

/** An entry of a tree as it is written, whatever git would say to its mode or name. */
export interface RawEntry {
  /** `40000`, `100644`, ... */
  readonly mode: string;
  readonly name: string | Buffer;
  readonly oid: string;
}
