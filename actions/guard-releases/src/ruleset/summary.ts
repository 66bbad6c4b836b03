import type { Repository } from '../contract.ts';
import { fenced, prose } from '@iac/markdown';
import type { Ruleset } from './wanted.ts';

export interface Findings {
  readonly printed: readonly Ruleset[];
  /** Whether a ruleset requires the check. */
  readonly exists: boolean;
  readonly differences: readonly string[];
  readonly unknown: readonly string[];
}

/** PURE: the job's summary, with rulesets that can be handed to GitHub as they are. */
export function rulesetSummary(findings: Findings, { owner, name }: Repository): string {
  const { printed, differences, unknown } = findings;
  return [
    `### ${headline(findings)}`,
    '',
    ...section('What differs', differences),
    ...section('Not verifiable with this token', unknown),
    '#### What makes the guard required',
    '',
    'As an administrator, save each as a file and hand it to GitHub:',
    '',
    fenced('bash', [`gh api --method POST repos/${owner}/${name}/rulesets --input FILE`]),
    '',
    ...printed.flatMap((each) => [...remark(each), fenced('json', JSON.stringify(each, null, 2).split('\n')), '']),
  ].join('\n');
}

function headline({ exists, differences, unknown }: Findings): string {
  if (!exists) return '📋 No ruleset requires the guard yet';
  if (differences.length > 0) return '❌ The ruleset is not what it should be';
  return unknown.length > 0 ? '❌ The ruleset could not be verified in full' : '✅ The ruleset holds';
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`#### ${title}`, '', ...lines.map((line) => `- ${prose(line)}`), ''];
}

function remark({ target }: Ruleset): string[] {
  if (target === 'branch') return [];
  return [
    'Private and internal repositories on the plans Team and Enterprise can keep releases from being pushed at all. It holds for ' +
      'every branch and every fork, and knows no exception for documentation:',
    '',
  ];
}
