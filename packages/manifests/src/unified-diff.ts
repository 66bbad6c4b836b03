import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** As `git diff` prints it; undefined: there is no such file. '' when nothing differs. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const [old, current] = [
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
  ];
  return createTwoFilesPatch(old, current, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
