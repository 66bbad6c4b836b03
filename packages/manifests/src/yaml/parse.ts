import type { Fault, Location } from '@iac/action-kit/errors';
import { type Alias, type Document, LineCounter, isAlias, isScalar, parseAllDocuments } from 'yaml';
import type { Source } from '../source.ts';
import { characterFaults } from './characters.ts';
import { nodesOf } from './walk.ts';

/** A file of YAML documents that keeps the place of every node. */
export interface Yaml {
  readonly source: Source;
  readonly documents: readonly Document.Parsed[];
  readonly at: (offset: number) => Location;
  /** What makes it unreadable: then nothing else of it may be trusted. */
  readonly faults: readonly Fault[];
}

export function parseYaml(source: Source): Yaml {
  const lines = new LineCounter();
  // Merge keys are read as Kubernetes' own YAML reader does.
  const options = { lineCounter: lines, keepSourceTokens: true, merge: true, prettyErrors: false } as const;
  const documents = parseAllDocuments(source.text, options);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line, column: col };
  };
  const faults = [
    ...characterFaults(source.text, at),
    ...documents.flatMap((document) => [...syntaxFaults(document, at), ...aliasFaults(document, at)]),
  ];
  return { source, documents, at, faults };
}

/** The values of a document, aliases and merge keys resolved. */
export function contentOf(document: Document): unknown {
  const content: unknown = document.toJS();
  return content;
}

/** Nothing, or nothing but comments, stands between its `---` and the next. */
export function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

type At = Yaml['at'];

function syntaxFaults({ errors }: Document.Parsed, at: At): Fault[] {
  return errors.map(({ message, pos }) => ({
    problem: `This is not valid YAML: ${message.replace(/\.?$/, '.')}`,
    remedy: 'Correct it here.',
    at: at(pos[0]),
  }));
}

/** Aliases that the library only finds wanting when it reads the values. */
function aliasFaults(document: Document.Parsed, at: At): Fault[] {
  const aliases = [...nodesOf(document)].map(({ node }) => node).filter(isAlias);
  const faults = aliases.flatMap((alias) => aliasFault(document, alias, at));
  if (aliases.length === 0 || faults.length > 0) return faults;
  try {
    contentOf(document);
    return [];
  } catch (error) {
    // The library's guard against aliases of aliases of aliases ("Excessive alias count").
    if (!(error instanceof ReferenceError)) throw error;
    const problem = 'This document multiplies itself by its aliases.';
    return [{ problem, remedy: 'Write the values out.', at: at(document.range[0]) }];
  }
}

function aliasFault(document: Document.Parsed, alias: Alias, at: At): Fault[] {
  const target = alias.resolve(document);
  const [start] = alias.range ?? [0];
  const circular = target?.range !== undefined && target.range !== null && target.range[2] > start;
  if (target !== undefined && !circular) return [];
  const problem = circular
    ? `*${alias.source} lies within what it stands for.`
    : `There is no &${alias.source} before *${alias.source}.`;
  return [{ problem, remedy: 'Write the value out.', at: at(start) }];
}
