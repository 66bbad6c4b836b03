import { canonicalJson, compactJson } from '../template/syntax/json.ts';
import { valueOf, type Content, type Mapping, type Text } from '../template/syntax/content.ts';
import { parse } from '../template/syntax/parse.ts';

/** By the logical id of a nested stack: the address that takes the place of its TemplateURL. */
export type Urls = ReadonlyMap<string, string>;

/** The template's text with these addresses, every line where it was; as compact JSON where a path is written in no simple way. */
export function withUrls(file: string, text: string, urls: Urls): string {
  const { root } = parse(file, text);
  if (root?.kind !== 'map') throw new Error(`${file} is no template`);
  const wanted = replaced(root, urls);
  const spliced = splicedText(root, text, urls);
  const { root: read } = parse(file, spliced);
  const isRight = read !== undefined && canonicalJson(read) === canonicalJson(wanted);
  return isRight ? spliced : compactJson(wanted);
}

function replaced(root: Mapping, urls: Urls): Content {
  return within(root, ['Resources'], (resources) =>
    [...urls].reduce(
      (content, [logicalId, url]) =>
        within(content, [logicalId, 'Properties', 'TemplateURL'], ({ at }) => ({ kind: 'text', at, value: url })),
      resources,
    ),
  );
}

/** The same content with another one at the end of the path. */
function within(content: Content, [key, ...deeper]: readonly string[], change: (old: Content) => Content): Content {
  if (key === undefined) return change(content);
  const entry = content.kind === 'map' ? content.entries.get(key) : undefined;
  if (content.kind !== 'map' || entry === undefined) return content;
  const value = within(entry.value, deeper, change);
  return { ...content, entries: new Map([...content.entries, [key, { ...entry, value }]]) };
}

/** From the end on, so that the offsets before stay right. */
function splicedText(root: Mapping, text: string, urls: Urls): string {
  const resources = valueOf(root, 'Resources');
  const places = [...urls].flatMap(([logicalId, url]) => {
    const old = valueOf(valueOf(valueOf(resources, logicalId), 'Properties'), 'TemplateURL');
    return old?.kind === 'text' ? [{ ...rangeOf(old, text), url }] : [];
  });
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((made, { start, end, url }) => made.slice(0, start) + url + made.slice(end), text);
}

/** Of a path that stands there as it is, in quotes or not. */
function rangeOf({ at, value }: Text, text: string): { readonly start: number; readonly end: number } {
  const start = text.startsWith(value, at) ? at : at + 1;
  return { start, end: start + value.length };
}
