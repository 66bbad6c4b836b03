/** Text of whatever origin as Markdown that shows it as it is and cannot leave its cell of a table: `*-dev*` keeps its asterisks. */
export function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[|\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${String(mark.codePointAt(0))};`)
    .replace(/\r?\n/g, '<br>');
}
