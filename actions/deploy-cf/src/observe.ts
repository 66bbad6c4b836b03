/** What this action needs of a workspace. */
export interface Files {
  /** undefined when there is no such file. */
  read(path: string): Promise<string | undefined>;
  write(path: string, text: string): Promise<void>;
}

export function observe(files: Files, path: string): Promise<string | undefined> {
  return files.read(path);
}
