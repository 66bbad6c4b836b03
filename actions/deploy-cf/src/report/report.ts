import type { Result } from '@iac/action-kit';
import type { FolderOutcome } from '@iac/cloudformation';
import { annotationsOf } from './annotations.ts';
import { failureSentence } from './failure.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { outcomeOf } from './result-of.ts';
import { summaryOf } from './summary.ts';

/** What is known only after the folder is done. */
export interface Published {
  /** JSON for `mode: execute`; '' where none were kept. */
  readonly changeSets: string;
  /** '' without a comment. */
  readonly commentUrl: string;
}

/** PURE: what the run says of itself. */
export function report(folder: FolderOutcome, { changeSets, commentUrl }: Published): Result {
  const { outcome } = outcomeOf(folder);
  return {
    outputs: { ...outputsOf(folder), 'change-sets': changeSets, 'comment-url': commentUrl },
    summary: summaryOf(folder),
    annotations: annotationsOf(folder),
    ...(outcome === 'failed' && { failure: failureOf(folder) }),
  };
}

function failureOf(folder: FolderOutcome): string {
  const causes = folder.stacks.flatMap(({ name, outcome }) =>
    outcome.kind === 'failed' ? [`- ${name}: ${failureSentence(outcome)}`] : [],
  );
  return [headline(folder), ...causes].join('\n');
}
