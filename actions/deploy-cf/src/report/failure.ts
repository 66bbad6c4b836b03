import { causeLocation, type StackReport } from '@iac/cloudformation';
import type { Location } from '@iac/action-kit/errors';
import { code, prose } from '@iac/markdown';

type Failed = Extract<StackReport['outcome'], { kind: 'failed' }>;

/** PURE: where in the template the cause stands; the file alone where CloudFormation does not say. */
export function failureLocation(stack: StackReport, { cause }: Failed): Location {
  return (cause && causeLocation(stack.template, cause)) ?? { file: stack.file };
}

/** PURE: the first thing that really failed, in one sentence: what, which resource, through which nested stacks. */
export function failureSentence({ cause, error }: Failed): string {
  if (cause === undefined) return error.problem;
  const what =
    cause.logicalId === undefined
      ? cause.stackName
      : `${cause.logicalId}${cause.type === undefined ? '' : ` (${cause.type})`}`;
  const inside = cause.nested.length === 0 ? '' : ` in the nested stack ${cause.nested.join(' › ')}`;
  return `${what}${inside}: ${cause.reason}`;
}

/** PURE: Markdown: every failed stack with its cause, its place and the remedy. */
export function failureLines(stacks: readonly StackReport[]): string[] {
  const failed = stacks.flatMap((stack) =>
    stack.outcome.kind === 'failed' ? [{ stack, outcome: stack.outcome }] : [],
  );
  return failed.flatMap(({ stack, outcome }) => {
    const { file, line } = failureLocation(stack, outcome);
    const place = code(line === undefined ? file : `${file}:${line}`);
    const others = outcome.error.faults.filter(({ problem }) => problem !== outcome.error.problem);
    return [
      `> **${prose(stack.name)}**: ${prose(failureSentence(outcome))}  `,
      `> ${place} · ${prose(outcome.error.remedy)}`,
      ...others.map(
        ({ problem, at }) => `> - ${at === undefined ? '' : `${code(`${at.file}:${at.line ?? 1}`)} `}${prose(problem)}`,
      ),
      '',
    ];
  });
}
