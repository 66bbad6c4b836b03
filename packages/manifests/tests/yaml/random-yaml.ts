import fc from 'fast-check';

/** How one document is laid out. */
interface Layout {
  readonly step: number;
  /** Whether a list stands deeper than its key. */
  readonly deepLists: boolean;
}

/** A value as lines: the first one follows `key:` (it is '' where the value begins on the next line), the others stand below. */
type Lines = readonly string[];

const word = fc.constantFrom('a', 'b', 'image', 'tag', 'r', 'x-y', 'on', 'sandboxId');
const key = fc.constantFrom('a', 'b', 'c', 'image', 'tag', '"q k"', "'s'", 'x.y', 'k/l', '12');
const comment = fc.constantFrom('', '', '', ' # note', '   # "quoted" {x: 1}', '\t# tab');

const scalar: fc.Arbitrary<string> = fc.oneof(
  word,
  fc.constantFrom('1', '1.10', 'true', 'null', '~', '1e3', '0x1F', '""', "''", '2001-01-01', 'http://x/y#z', 'a b'),
  word.map((text) => `"${text} \\u00e9\\n"`),
  word.map((text) => `'it''s ${text}'`),
);

const flow: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  map: fc
    .tuple(fc.uniqueArray(key, { maxLength: 3 }), tie('value'), fc.constantFrom('', ' ', ','))
    .map(
      ([keys, value, end]) => `{${keys.map((each) => `${each}: ${value}`).join(', ')}${keys.length > 0 ? end : ''}}`,
    ),
})).value;

const inline: fc.Arbitrary<Lines> = fc
  .tuple(fc.oneof(scalar, scalar, flow), comment)
  .map(([text, note]) => [` ${text}${note}`]);
const nothing: fc.Arbitrary<Lines> = fc.constantFrom([''], ['  # empty']);
const block: fc.Arbitrary<Lines> = fc
  .tuple(fc.constantFrom('|', '>', '|-', '>-', '|+', '>+'), fc.array(word, { minLength: 1, maxLength: 3 }), fc.nat(2))
  .map(([header, words, blank]) => [
    ` ${header}`,
    ...words.map((each) => `  ${each}`),
    ...Array<string>(blank).fill(''),
  ]);
const folded: fc.Arbitrary<Lines> = fc.constantFrom(
  [' one', '  two'],
  [' "one', '  two"'],
  [' {a: 1,', '  b: [2,', '   3]}'],
);

function value(layout: Layout): fc.Arbitrary<Lines> {
  return fc.letrec<{ value: Lines; map: Lines; list: Lines }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      inline,
      inline,
      nothing,
      block,
      folded,
      tie('map'),
      tie('list'),
    ),
    map: fc
      .tuple(entries(tie('value')), comment)
      .map(([lines, note]) => [note, ...lines.map((line) => indented(line, layout.step))]),
    list: fc
      .array(tie('value'), { minLength: 1, maxLength: 3 })
      .map((items) => ['', ...items.flatMap(item).map((line) => indented(line, layout.deepLists ? layout.step : 0))]),
  })).value;
}

function item([head = '', ...rest]: Lines): Lines {
  const [first = '', ...others] = rest;
  // `- a: 1`: a map or list begins on the dash's line.
  if (head === '' && /^ {2,}[^ #]/.test(first)) return [`-${first.slice(1)}`, ...others];
  return [`-${head}`, ...rest.map((line) => indented(line, 2))];
}

function entries(values: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const above = fc.constantFrom([], [], [], ['# above'], ['']);
  return fc
    .uniqueArray(fc.tuple(key, values, above), { minLength: 1, maxLength: 4, selector: ([name]) => name })
    .map((all) => all.flatMap(([name, [head = '', ...rest], before]) => [...before, `${name}:${head}`, ...rest]));
}

function indented(line: string, by: number): string {
  return line === '' ? '' : ' '.repeat(by) + line;
}

const document: fc.Arbitrary<Lines> = fc
  .record({ step: fc.constantFrom(2, 2, 4), deepLists: fc.boolean() })
  .chain((layout) => fc.oneof({ weight: 8, arbitrary: entries(value(layout)) }, { weight: 1, arbitrary: jsonLine }));
const jsonLine: fc.Arbitrary<Lines> = flow.map((text) => [`{"k": ${text}}`]);

/** A file of one to three documents with comments, quotes, flow style, block scalars, CRLF, BOM, and perhaps no line break at the end. */
export const yamlText: fc.Arbitrary<string> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 3 }),
    start: fc.constantFrom('', '', '\ufeff', '---', '# head', '%YAML 1.2\n---'),
    end: fc.constantFrom('\n', '\n', '', '\n# end\n', '\n...\n', '\n\n'),
    lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ documents, start, end, lineBreak }) => {
    const head = start === '' || start === '\ufeff' ? start : `${start}\n`;
    const text = head + documents.map((lines) => lines.join('\n')).join('\n--- # next\n') + end;
    return text.replaceAll('\n', lineBreak);
  });
