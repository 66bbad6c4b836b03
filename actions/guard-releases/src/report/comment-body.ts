import { fitComment } from '@iac/action-kit';
import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';
import { cureOf, cureSection } from './cure.ts';
import { markerOf } from './marker.ts';
import { byImportance } from './order.ts';
import { violationTable } from './table.ts';
import { code, fenced, prose } from '@iac/markdown';

/** The rest is in the job's summary. */
const rows = 50;

/** PURE: the pull request's comment: what was found at this head, and what to do now. */
export function commentBody(
  run: Pick<Run, 'inputs' | 'context' | 'workflow'>,
  occasion: PullRequestOccasion,
  verdict: Verdict,
): string {
  const said = verdict.outcome === 'passed' ? passed(verdict) : rejected(run, occasion, verdict);
  const lines = [markerOf(run.workflow), ...said, '', footer(run, occasion), ''];
  return fitComment(lines.join('\n'), run.context.runUrl || "the job's summary");
}

function passed({ headline, reason }: Verdict): string[] {
  const what =
    reason === 'trusted-actor'
      ? 'The changes are by those who may make them'
      : 'The changes are gone: nothing protected is changed any more';
  return [`### ✅ ${what}`, '', prose(headline)];
}

function rejected(run: Pick<Run, 'inputs' | 'context'>, occasion: PullRequestOccasion, verdict: Verdict): string[] {
  const { violations, ours = violations, headline, remedy } = verdict;
  const said = [prose(headline), ...(remedy === '' ? [] : ['', prose(remedy)])];
  if (violations.length === 0) return ['### ❌ It cannot be known whether this may be merged', '', ...said];
  const cure = cureOf(run, occasion, verdict);
  return [
    `### ❌ ${ours.length > 0 ? 'This pull request' : 'Another pull request with the same head'} changes what only deployments may change`,
    '',
    ...said,
    '',
    ...violationTable(byImportance(violations), rows),
    '',
    ...(cure === undefined ? [] : cureSection(cure, (lines) => fenced('bash', lines))),
    ...(run.inputs.close && ours.length > 0 ? closing : ['The check runs again after each push.']),
  ];
}

// GitHub refuses to reopen a pull request whose head was force-pushed, and a push to a closed one starts no check.
const closing = [
  '**Such pull requests are closed.** Push a commit that takes the changes out, and do not force-push; then reopen the pull ' +
    'request. The check runs again when it is reopened, not before.',
];

function footer({ context }: Pick<Run, 'context'>, { pins }: PullRequestOccasion): string {
  const run = context.runUrl === '' ? '' : ` · [details](${context.runUrl})`;
  return `<sub>guard-releases · judged at ${code(pins.head.slice(0, 12))}${run}</sub>`;
}
