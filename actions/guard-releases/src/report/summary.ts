import type { Annotation } from '@iac/action-kit';
import type { Run, Verdict } from '../contract.ts';
import { cureOf, cureSection } from './cure.ts';
import { byImportance } from './order.ts';
import { violationTable } from './table.ts';
import { code, fenced, prose } from '@iac/markdown';

/** PURE: the job's summary, in Markdown. */
export function summaryOf(
  run: Pick<Run, 'inputs' | 'occasion' | 'context'>,
  verdict: Verdict,
  remarks: readonly Annotation[],
): string {
  const { headline, remedy, violations, outcome } = verdict;
  const sign = outcome === 'passed' ? '✅' : run.inputs.mode === 'plan' ? '🔍' : '❌';
  return [
    `### ${sign} ${prose(headline)}`,
    '',
    ...(remedy === '' ? [] : [prose(remedy), '']),
    ...judged(run),
    ...(violations.length === 0 ? [] : [...violationTable(byImportance(violations), violations.length), '']),
    ...cure(run, verdict),
    ...remarkLines(remarks),
  ].join('\n');
}

function judged({ occasion, inputs }: Pick<Run, 'inputs' | 'occasion'>): string[] {
  const roots = inputs.protect.map(code).join(', ');
  switch (occasion.kind) {
    case 'pull-request':
    case 'merge-group':
      return [`Protected: ${roots}. Judged: ${code(occasion.pins.head)} into ${code(occasion.baseRef)}.`, ''];
    case 'push':
      return [`Protected: ${roots}. Judged: the push to ${code(occasion.ref)} by ${code(occasion.sender.login)}.`, ''];
    case 'other':
      return [];
  }
}

function cure({ occasion, ...run }: Pick<Run, 'inputs' | 'occasion' | 'context'>, verdict: Verdict): string[] {
  const found = occasion.kind === 'pull-request' ? cureOf(run, occasion, verdict) : undefined;
  return found === undefined ? [] : cureSection(found, (lines) => fenced('bash', lines));
}

/** Markdown: what the guard noticed about itself. */
function remarkLines(remarks: readonly Annotation[]): string[] {
  if (remarks.length === 0) return [];
  const line = ({ level, message }: Annotation) => `- ${level === 'warning' ? '⚠️' : 'ℹ️'} ${prose(message)}`;
  return ['#### How the guard itself is run', '', ...remarks.map(line), ''];
}
