import type { FolderOutcome } from '@iac/cloudformation';
import { durationText } from './duration-text.ts';
import { counted, outcomeOf } from './result-of.ts';

const verbs = { apply: 'CloudFormation', plan: 'CloudFormation plan', execute: 'CloudFormation change sets' } as const;

/** PURE: one line that says it all: `CloudFormation plan for staging: 24 stacks: 1 would be updated, 23 unchanged`. */
export function headline(folder: FolderOutcome): string {
  const { outcome, reason } = outcomeOf(folder);
  const idle = outcome === 'unchanged' || reason === 'up-to-date' ? 'nothing to do, ' : '';
  return `${verbs[folder.mode]} for ${folder.environment}: ${idle}${counted(folder.stacks)}`;
}

/** PURE: where and how long. */
export function footline({ region, account, seconds }: FolderOutcome): string {
  return [account === undefined ? '' : `account ${account}`, region, durationText(seconds)].filter(Boolean).join(' · ');
}
