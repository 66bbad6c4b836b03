import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ParsedNode,
  type YAMLParseError,
} from 'yaml';
import { formatError, TemplateFault, templateError } from '../fault.ts';
import type { Json } from '../json.ts';
import { longForm } from './short-forms.ts';

/** What AWS's YAML leaves out (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html). */
const unsupported = new Set(['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp']);

/**
 * A template's text as JSON with functions written out. JSON where it begins with a brace. Of a key that comes twice the last
 * one counts, as in CloudFormation (https://github.com/aws-cloudformation/cfn-language-discussion/issues/96).
 */
export function parseTemplate(text: string): Json {
  return text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): Json {
  try {
    const parsed: unknown = JSON.parse(text);
    return fromPlain(parsed, '');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine does not always say where; what reads YAML reads JSON too, and does.
    const lines = new LineCounter();
    const [fault] = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).errors;
    const { line, col } = lines.linePos(fault?.pos[0] ?? text.length);
    throw formatError(`JSON not well-formed. ${place(line, col)}`);
  }
}

function parseYaml(text: string): Json {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'yaml-1.1',
    uniqueKeys: false,
    lineCounter: lines,
    logLevel: 'silent',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !unsupported.has(lastPart(tag.tag))),
  });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return formatError(`YAML not well-formed. ${place(line, col)}`);
  };
  const [error] = document.errors;
  const repaired = error === undefined ? undefined : moveBracket(text, error);
  if (repaired !== undefined) return parseYaml(repaired);
  if (error !== undefined) throw at(error.pos[0]);
  return fromNode(document.contents, '', at);
}

/**
 * A line that begins with the closing bracket of a flow collection further left than YAML allows, moved to the right. AWS's
 * reader does not mind where it stands, and templates that are deployed have it so.
 */
function moveBracket(text: string, { code, pos }: Pick<YAMLParseError, 'code' | 'pos'>): string | undefined {
  const start = text.lastIndexOf('\n', pos[0] - 1) + 1;
  const line = text.slice(start);
  if (code !== 'BAD_INDENT' || !/^ {0,98}[\]}]/.test(line)) return undefined;
  return `${text.slice(0, start)}${' '.repeat(99)}${line.trimStart()}`;
}

function fromNode(node: ParsedNode | null, path: string, at: (offset: number) => TemplateFault): Json {
  if (node === null) throw noNull(path);
  // https://github.com/seeebiii/aws-cloudformation-templates/issues/1
  if (isAlias(node)) throw templateError('YAML aliases are not allowed in CloudFormation templates');
  const tag = node.tag?.startsWith('!') === true ? node.tag : undefined;
  const value = contentOf(node, path, at);
  if (tag === undefined) return value;
  const written = longForm(tag, value);
  if (written === undefined) throw at(node.range[0]);
  return written;
}

function contentOf(node: ParsedNode, path: string, at: (offset: number) => TemplateFault): Json {
  if (isSeq(node)) return node.items.map((each, index) => fromNode(each, `${path}/${String(index)}`, at));
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        if (!isScalar(key)) throw at(key.range[0]);
        const name = String(key.value);
        return [name, fromNode(value, `${path}/${name}`, at)];
      }),
    );
  return fromPlain(isScalar(node) ? node.value : undefined, path);
}

function fromPlain(value: unknown, path: string): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map((each: unknown, index) => fromPlain(each, `${path}/${String(index)}`));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]: [string, unknown]) => [key, fromPlain(each, `${path}/${key}`)]),
    );
  throw noNull(path);
}

// The words, and `Type` where `Properties` stands: https://github.com/aws-cloudformation/cfn-lint/issues/38
function noNull(path: string): TemplateFault {
  return path === ''
    ? formatError('unsupported structure.')
    : new TemplateFault(
        `[${path.replace(/^(\/Resources\/[^/]+)\/Properties/, '$1/Type')}] 'null' values are not allowed in templates`,
      );
}

function place(line: number, column: number): string {
  return `(line ${String(line)}, column ${String(column)})`;
}

function lastPart(tag: string): string {
  return tag.split(':').at(-1) ?? tag;
}
