import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { functionTags } from './short-form.ts';

// `failsafe`: what a plain scalar means is for plainScalar to say, not for the library.
const options = { version: '1.1', schema: 'failsafe', uniqueKeys: false, prettyErrors: false } as const;
// Known, so that the library does not make a warning, with its stack, of each that it meets.
const customTags = functionTags.flatMap((tag) => [
  { tag, resolve: (text: string) => text },
  { tag, collection: 'map' as const },
  { tag, collection: 'seq' as const },
]);

/** The documents of a text; the second one and what follows it are read only to know that they are there. */
export function documentsOf(text: string, lineCounter: LineCounter): Document.Parsed[] {
  const composer = new Composer({ ...options, customTags, lineCounter });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(tokens(text, lineCounter), true, text.length))
    if (documents.push(document) === 2) break;
  return documents;
}

function* tokens(text: string, lineCounter: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  for (const lexeme of lexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

/**
 * The library's lexer, for which a line within brackets must be indented deeper than what is around them. The readers that
 * CloudFormation and its tools are made with do not ask for that, and templates in use do without.
 */
function lexer(): Lexer {
  const lexer = new Lexer();
  let indent = 0;
  Object.defineProperty(lexer, 'indentNext', {
    get: () => (Reflect.get(lexer, 'flowLevel') === 0 ? indent : 0),
    set: (next: number) => (indent = next),
  });
  return lexer;
}
