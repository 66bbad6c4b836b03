import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';
import { takeOut, type Cure, type TakeOut } from './take-out.ts';

/** The commands that take a verdict's violations out; undefined where there are none, or it is not known what to restore from. */
export function cureOf(
  { inputs, context }: Pick<Run, 'inputs' | 'context'>,
  { baseRef, headRef, repository }: PullRequestOccasion,
  { violations, ours = violations, mergeBase, byMerge }: Verdict,
): TakeOut | undefined {
  const url = `${context.serverUrl}/${repository.owner}/${repository.name}.git`;
  const cure: Cure | undefined =
    byMerge === true
      ? { kind: 'merge', url, branch: baseRef }
      : mergeBase === undefined
        ? undefined
        : { kind: 'restore', from: mergeBase };
  if (cure === undefined || ours.length === 0) return undefined;
  return takeOut(ours, cure, { headRef, protect: inputs.protect });
}

/** Markdown: how to run them. */
export function cureSection({ lines, whole, more }: TakeOut, fence: (lines: readonly string[]) => string): string[] {
  return [
    'Take the changes out, in a clone of the repository that holds the branch, with nothing uncommitted:',
    '',
    fence(lines),
    '',
    ...(whole ? ['This restores whole folders, so that changes of their documentation are taken out too.', ''] : []),
    ...(more ? ['There are more paths than these commands name: after the push, the check tells the rest.', ''] : []),
  ];
}
