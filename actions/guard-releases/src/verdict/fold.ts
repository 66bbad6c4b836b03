/** What a file system or a reader may leave out: controls, marks of format, ignorable code points, bytes that are no UTF-8. */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\uFFFD]/gu;

/** PURE: names that some file system takes for the same fold to the same text: case, Unicode forms, what is not seen, dots and blanks at the end. */
function fold(name: string): string {
  const plain = name.normalize('NFKC').replace(unseen, '');
  // Upper case first: it takes ß to SS, which lower case alone would not.
  const folded = plain.toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replace(/[. ]+$/, '');
}

/** PURE: whether `name` is another name for `wanted` on some file system. Windows takes a backslash for a slash, and what follows a colon for a stream. */
export function isTwin(name: string, wanted: string): boolean {
  if (name === wanted) return false;
  return name.split(/[\\:]/).some((part) => fold(part) === fold(wanted));
}
