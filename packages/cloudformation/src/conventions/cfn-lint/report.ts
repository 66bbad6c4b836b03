import type { Json } from '../../template/template.ts';
import { parseJson } from '../boundary.ts';
import type { Finding, Level } from '../finding.ts';
import { isList, isObject } from '../../template/contains.ts';

/** The findings in what `cfn-lint --format json` prints; undefined: it is no such report. */
export function findingsIn(output: string): Finding[] | undefined {
  const report = parseJson(output);
  const findings = isList(report) ? report.map(findingIn) : [undefined];
  return findings.includes(undefined) ? undefined : findings.flatMap((finding) => finding ?? []);
}

const levels: Readonly<Record<string, Level>> = { Error: 'error', Warning: 'warning', Informational: 'notice' };

function findingIn(match: Json): Finding | undefined {
  const id = text(match, 'Rule', 'Id');
  const problem = text(match, 'Message');
  const level = levels[text(match, 'Level') ?? ''];
  if (id === undefined || problem === undefined || level === undefined) return undefined;
  const source = text(match, 'Rule', 'Source');
  const [section, resource] = path(match);
  return {
    rule: `cfn-lint/${id}`,
    level,
    ...(section === 'Resources' && typeof resource === 'string' ? { resource } : {}),
    problem: problem.endsWith('.') ? problem : `${problem}.`,
    remedy: source === undefined ? '' : `See ${source}`,
    at: place(match),
  };
}

/** A finding about cfn-lint's own settings is in no file: it stands at the folder's. */
function place(match: Json): Finding['at'] {
  const file = text(match, 'Filename') ?? '.cfnlintrc';
  const [line, column] = position(match, 'Start');
  const [endLine, endColumn] = position(match, 'End');
  if (line === undefined || column === undefined) return { file };
  return { file, line, column, ...(endLine && { endLine }), ...(endColumn && { endColumn }) };
}

function position(match: Json, end: 'Start' | 'End'): (number | undefined)[] {
  return ['LineNumber', 'ColumnNumber'].map((key) => {
    const value = at(match, 'Location', end, key);
    return typeof value === 'number' ? value : undefined;
  });
}

function path(match: Json): readonly Json[] {
  const value = at(match, 'Location', 'Path');
  return isList(value) ? value : [];
}

function text(match: Json, ...keys: readonly string[]): string | undefined {
  const value = at(match, ...keys);
  return typeof value === 'string' ? value : undefined;
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((node, key) => (isObject(node) ? node[key] : undefined), value);
}
