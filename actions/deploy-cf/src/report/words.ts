import type { Path, StackReport, Unknowable } from '@iac/cloudformation';

const reasons: Readonly<Record<Unknowable, string>> = {
  'ssm-parameter': 'takes a value from SSM, which may be another one now',
  macro: 'runs a macro, whose result is known to CloudFormation only',
  'no-echo': 'has a NoEcho parameter with a value, which CloudFormation does not show for a comparison',
  'nested-url': 'has a nested stack, whose template may have changed',
  include: 'includes a file of S3, which may have changed',
  'revert-drift': 'is asked to undo drift, which only a change set finds',
};

/** PURE: why nobody could know without a change set; undefined where it could be known. */
export function unknowableText({ unknowable }: StackReport): string | undefined {
  const said = new Map<Unknowable, Path>();
  for (const { reason, path } of unknowable) if (!said.has(reason)) said.set(reason, path);
  if (said.size === 0) return undefined;
  return [...said]
    .map(([reason, path]) => `${reasons[reason]}${path.length > 0 ? ` (${path.join('.')})` : ''}`)
    .join('; ');
}

/** PURE: a sentence without its full stop: why the stack has its result. */
export function whyText(stack: StackReport): string {
  const { outcome } = stack;
  switch (outcome.kind) {
    case 'failed':
      return outcome.cause === undefined ? outcome.error.problem : outcome.cause.reason;
    case 'skipped':
      return skipped(outcome);
    case 'unchanged':
      return outcome.changeSetMade
        ? `CloudFormation sees no change; it had to be asked: ${unknowableText(stack) ?? 'the template differs in its text only'}`
        : 'template, parameters and tags are as they were';
    case 'planned':
      return outcome.by === 'static' ? `by the templates alone${awaited(stack)}` : 'as CloudFormation sees it';
    case 'deployed':
      return '';
  }
}

/** CloudFormation makes no change set from what is not there. */
function awaited({ awaits }: StackReport): string {
  return awaits.length === 0 ? '' : `: ${awaits.join(', ')} only comes with its parents`;
}

function skipped(outcome: Extract<StackReport['outcome'], { kind: 'skipped' }>): string {
  switch (outcome.because) {
    case 'parent-failed':
      return `it takes from ${outcome.parents.join(', ')}, which failed or was skipped`;
    case 'stopped':
      return 'the run ended before its turn';
    case 'not-changed-since':
      return 'not changed since the given ref';
    case 'not-planned':
      return 'the plan has kept no change set for it';
  }
}
