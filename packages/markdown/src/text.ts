/** Longer names are cut in the middle: a path may hold 4,096 bytes a segment. */
const longest = 160;

// Everything that is there and not seen: controls, marks of direction, joiners, fillers, blanks of other widths, no characters.
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** On one line, with every character that cannot be seen as an escape: two names that differ look different. */
export function visible(text: string): string {
  return text.replaceAll('\\', '\\\\').replace(unseen, (each) => named[each] ?? escapeOf(each));
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Markdown: a code span of any text. Nothing in it is a link, a mention or HTML. */
export function code(text: string): string {
  const shown = shortened(visible(text));
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same in a table: there a bar ends the cell, even inside a code span. */
export function codeCell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

/** Markdown: a sentence that may hold anybody's words, as plain text on one line. */
export function prose(text: string): string {
  return visible(text)
    .replace(/[@#](?=\w)|:(?=\/\/)|\bwww(?=\.)/g, '$&\u200b')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, (each) => `&#${String(each.charCodeAt(0))};`);
}

/** A code block whose fence is longer than any run of backticks in it. */
export function fenced(language: string, lines: readonly string[]): string {
  const runs = [...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  return `${characters.slice(0, longest / 2).join('')}…${characters.slice(-longest / 2 + 1).join('')}`;
}
