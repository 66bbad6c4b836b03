/** PURE: puts `body` between `<!-- name -->` and `<!-- /name -->`; undefined when a README lacks the two markers. */
export function fill(readme: string, name: string, body: string): string | undefined {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [readme.indexOf(open), readme.indexOf(close)];
  if (start < 0 || end < start) return undefined;
  return `${readme.slice(0, start + open.length)}\n\n${body}\n\n${readme.slice(end)}`;
}
