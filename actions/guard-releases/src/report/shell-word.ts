/** Any text as one word of bash, on one line and safe to paste: what cannot be seen or would end the quotes is written in hexadecimal. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./][A-Za-z0-9_./@%+=:,-]*$/.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text) && !/['\\!]/.test(text)) return `'${text}'`;
  return `$'${[...Buffer.from(text)].map(inQuotes).join('')}'`;
}

/** One byte inside $'...'. */
function inQuotes(byte: number): string {
  const character = String.fromCharCode(byte);
  const plain = byte >= 0x20 && byte < 0x7f && !/['\\!`]/.test(character);
  return plain ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
}
