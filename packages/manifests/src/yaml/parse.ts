import type { Fault, Location } from '@iac/action-kit';
import { type Document, LineCounter, isAlias, parseAllDocuments } from 'yaml';
import type { Source } from '../source.ts';
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
  const faults = documents.flatMap((document) => [...syntaxFaults(document, at), ...aliasFaults(document, at)]);
  return { source, documents, at, faults };
}

/** The values of a document, aliases and merge keys resolved. */
export function contentOf(document: Document): unknown {
  const content: unknown = document.toJS();
  return content;
}

type At = Yaml['at'];

function syntaxFaults({ errors }: Document.Parsed, at: At): Fault[] {
  return errors.map(({ message, pos }) => ({
    problem: `This is not valid YAML: ${message.replace(/\.?$/, '.')}`,
    remedy: 'Correct it here.',
    at: at(pos[0]),
  }));
}

/** Aliases that lead nowhere or round in a circle: the library only finds them out when it reads the values. */
function aliasFaults(document: Document.Parsed, at: At): Fault[] {
  return [...nodesOf(document)].flatMap(({ node }) => {
    if (!isAlias(node)) return [];
    const target = node.resolve(document);
    const [start] = node.range ?? [0];
    const circular = target?.range !== undefined && target.range !== null && target.range[2] > start;
    if (target !== undefined && !circular) return [];
    const problem = circular
      ? `*${node.source} lies within what it stands for.`
      : `There is no &${node.source} before *${node.source}.`;
    return [{ problem, remedy: 'Write the value out.', at: at(start) }];
  });
}
