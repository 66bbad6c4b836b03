import type { StackReport } from '@iac/cloudformation';
import { resultOf, type ResultName } from './result-of.ts';

/** More than this is no picture any more, and GitHub draws it slowly: then only what is not unchanged, and its parents. */
const mostNodes = 60;

/** Mermaid's classes: letters only. Shape and mark say it too, for those who do not see the colours. */
const looks: Readonly<Record<ResultName, { readonly mark: string; readonly class: string }>> = {
  failed: { mark: '✗', class: 'bad' },
  'would delete or replace data': { mark: '⚠', class: 'bad' },
  'would be created': { mark: '+', class: 'news' },
  'would be updated': { mark: '~', class: 'news' },
  skipped: { mark: '⊘', class: 'held' },
  created: { mark: '+', class: 'good' },
  imported: { mark: '+', class: 'good' },
  updated: { mark: '~', class: 'good' },
  'not planned': { mark: '·', class: 'same' },
  unchanged: { mark: '=', class: 'same' },
};

const classes = [
  'classDef bad fill:#ffebe9,stroke:#cf222e,color:#82071e,stroke-width:2px',
  'classDef news fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  'classDef held fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-dasharray:4',
  'classDef good fill:#dafbe1,stroke:#1a7f37,color:#044f1e',
  'classDef same fill:#f6f8fa,stroke:#8c959f,color:#57606a',
];

/** PURE: the stacks as a Mermaid graph, parents above what takes from them. Empty for a single stack. */
export function graphLines(stacks: readonly StackReport[]): string[] {
  if (stacks.length < 2) return [];
  const shown = stacks.length <= mostNodes ? stacks : telling(stacks);
  if (shown.length === 0 || shown.length > mostNodes) return [];
  const ids = new Map(shown.map(({ name }, index) => [name, `s${index}`]));
  const linked = new Set(shown.flatMap(({ name, parents }) => (parents.length > 0 ? [name, ...parents] : [])));
  const alone = shown.filter(({ name }) => !linked.has(name));
  return [
    '```mermaid',
    'flowchart TD',
    ...shown.filter(({ name }) => linked.has(name)).map((stack) => `  ${node(stack, ids)}`),
    ...(alone.length === 0 ? [] : aloneLines(alone, ids)),
    ...shown.flatMap((stack) => edges(stack, ids)),
    ...classes.map((line) => `  ${line}`),
    '```',
  ];
}

/** What is not unchanged, with the parents of it. */
function telling(stacks: readonly StackReport[]): StackReport[] {
  const named = new Set(
    stacks
      .filter((stack) => looks[resultOf(stack)].class !== 'same')
      .flatMap(({ name, parents }) => [name, ...parents]),
  );
  return stacks.filter(({ name }) => named.has(name));
}

/** Those that take from nobody and give to nobody, in one row of a box: beside the others they would make it too wide. */
function aloneLines(alone: readonly StackReport[], ids: ReadonlyMap<string, string>): string[] {
  return [
    '  subgraph alone [by themselves]',
    '  direction LR',
    ...alone.map((stack) => `    ${node(stack, ids)}`),
    '  end',
  ];
}

function node(stack: StackReport, ids: ReadonlyMap<string, string>): string {
  const look = looks[resultOf(stack)];
  return `${ids.get(stack.name) ?? ''}["${look.mark} ${quoted(stack.name)}"]:::${look.class}`;
}

function edges({ name, parents }: StackReport, ids: ReadonlyMap<string, string>): string[] {
  const to = ids.get(name);
  return parents.flatMap((parent) => {
    const from = ids.get(parent);
    return from === undefined || to === undefined ? [] : [`  ${from} --> ${to}`];
  });
}

/** A stack's name is letters, digits and hyphens; what else a caller's pattern makes of it cannot leave the label. */
function quoted(text: string): string {
  return text.replace(/[^\w .:/-]/g, '?');
}
