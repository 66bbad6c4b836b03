/** An element of XML: text, or elements, never both. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

/** Reads the XML that AWS's query protocol is written in: elements, attributes, text. Throws for anything else. */
export function parseXml(xml: string): Element {
  const { element, rest } = readElement(xml.replace(/^<\?xml[^>]*\?>\s*/, ''));
  if (rest.trim() !== '') throw new Error(`more than one document: ${rest.slice(0, 80)}`);
  return element;
}

function readElement(xml: string): { readonly element: Element; readonly rest: string } {
  const [start, name = '', attributes = '', empty] =
    /^<([A-Za-z][\w.]*)((?:\s+[\w:]+="[^"<]*")*)\s*(\/)?>/.exec(xml) ?? [];
  if (start === undefined) throw new Error(`not an element: ${xml.slice(0, 80)}`);
  const head = { name, attributes: attributesOf(attributes) };
  let rest = xml.slice(start.length);
  if (empty !== undefined) return { element: { ...head, text: '', children: [] }, rest };
  const children: Element[] = [];
  const text = /^[^<]*/.exec(rest)?.[0] ?? '';
  rest = rest.slice(text.length);
  while (!rest.startsWith('</')) {
    const child = readElement(rest);
    children.push(child.element);
    rest = child.rest.trimStart();
  }
  const end = `</${name}>`;
  if (!rest.startsWith(end)) throw new Error(`<${name}> is not closed: ${rest.slice(0, 80)}`);
  if (children.length > 0 && text.trim() !== '') throw new Error(`<${name}> holds text and elements`);
  return {
    element: { ...head, text: children.length > 0 ? '' : unescape(text), children },
    rest: rest.slice(end.length),
  };
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)]),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescape(text: string): string {
  return text.replaceAll(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const known = entities[name];
    if (known === undefined) throw new Error(`unknown entity ${whole}`);
    return known;
  });
}
