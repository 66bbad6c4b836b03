/** As `git diff` prints it; undefined: there is no such file. '' when nothing differs. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  throw new Error(`not written yet: ${path} ${before ?? ''} ${after ?? ''}`);
}
