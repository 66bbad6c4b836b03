import type { Fault, Location } from '@iac/action-kit/errors';
import { type Document, isScalar, LineCounter } from 'yaml';
import { ContentReader } from './read-content.ts';
import type { Content } from './content.ts';
import { jsonScalar, plainScalar } from './plain-scalar.ts';
import { documentsOf } from './document.ts';
import { isJson, jsonFaults } from './json-faults.ts';

export interface Parsed {
  /** undefined: there is nothing in the text, or it is broken. */
  readonly root?: Content;
  readonly at: (offset: number) => Location;
  readonly faults: readonly Fault[];
}

/** Reads YAML 1.1 as CloudFormation does, or JSON where the text begins with a brace or a bracket. Never throws for what is in the text. */
export function parse(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  try {
    const documents = documentsOf(text, lines);
    const broken = documents.flatMap((document) =>
      syntaxFaults(document, { at, language: isJson(text) ? 'JSON' : 'YAML' }),
    );
    if (broken.length === 0) broken.push(...jsonFaults(text, at), ...anotherDocument(documents, at));
    const plain = isJson(text) ? jsonScalar : plainScalar;
    const [document] = documents;
    return broken.length > 0 || document === undefined || isEmpty(document)
      ? { at, faults: broken }
      : read(document, new ContentReader(at, plain), at);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const problem = 'This file is nested too deeply to be read.';
    return { at, faults: [{ problem, remedy: 'Take out levels of lists and maps.', at: { file, line: 1 } }] };
  }
}

function read({ contents }: Document.Parsed, reader: ContentReader, at: Parsed['at']): Parsed {
  const root = contents === null ? undefined : reader.read(contents);
  return { ...(root && { root }), at, faults: reader.faults };
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');
}

/** After these it still knows where it is. */
const harmless: readonly string[] = [
  'MULTIPLE_TAGS',
  'MULTIPLE_ANCHORS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
];

interface Reading {
  readonly at: Parsed['at'];
  readonly language: 'JSON' | 'YAML';
}

/** What the library finds wrong, up to where it has lost its way: what it says from there on follows from that. */
function syntaxFaults({ errors }: Document.Parsed, { at, language }: Reading): Fault[] {
  const lost = errors.findIndex(({ code }) => !harmless.includes(code));
  const own = lost < 0 ? errors : errors.slice(0, lost + 1);
  const faults = own.map(({ code, message, pos }) => ({ ...explained(code, message, language), at: at(pos[0]) }));
  return [...new Map(faults.map((fault) => [fault.at.line, fault])).values()];
}

function anotherDocument([, second]: readonly Document.Parsed[], at: Parsed['at']): Fault[] {
  if (second === undefined) return [];
  return [{ problem: 'A second document begins here.', remedy: 'Keep one in a file.', at: at(second.range[0]) }];
}

function explained(code: string, message: string, language: Reading['language']): Fault {
  if (code === 'MULTIPLE_TAGS')
    return {
      problem: 'Two short forms stand one behind the other, which YAML does not know.',
      remedy: 'Write the outer one out: `Fn::Base64: !Sub ...`.',
    };
  return { problem: `This is not valid ${language}: ${message.replace(/\.?$/, '.')}`, remedy: 'Correct it here.' };
}
