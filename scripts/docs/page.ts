import { Lexer, walkTokens } from 'marked';

export interface Page {
  /** Targets of all links and images, as written. */
  readonly links: readonly string[];
  /** What `#...` may name: headings as GitHub spells them, and ids of HTML elements. */
  readonly anchors: ReadonlySet<string>;
}

/** PURE: reads a Markdown file for its links and anchors. */
export function readPage(markdown: string): Page {
  const links: string[] = [];
  const anchors = new Set<string>();
  void walkTokens(new Lexer().lex(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push(String(token['href']));
    if (token.type === 'heading') anchors.add(unique(slug(String(token['text'])), anchors));
    if (token.type === 'html') for (const id of ids(token.raw)) anchors.add(id);
  });
  return { links, anchors };
}

/** A heading's anchor as GitHub makes it: lower case, blanks to hyphens, all else but letters, digits, _ and - gone; of a link its text. */
function slug(heading: string): string {
  return heading
    .trim()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 1;
  while (taken.has(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}

function ids(html: string): string[] {
  return [...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id);
}
