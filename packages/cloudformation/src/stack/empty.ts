import type { ChangeSet } from './change-set.ts';

/**
 * AWS tells an empty change set from a failed one by text alone. The second one comes with transforms. Sources:
 * https://github.com/ansible-collections/amazon.aws/pull/507 and https://github.com/aws/aws-cdk/issues/10650. They begin the reason: what a
 * macro or a hook says of its own failure comes after other words.
 */
const texts = ["The submitted information didn't contain changes", 'No updates are to be performed'];

/** Whether it failed only because there is nothing to change. One without changes of resources that did not fail changes outputs. */
export function isEmpty({ status, statusReason = '' }: ChangeSet): boolean {
  return status === 'FAILED' && texts.some((text) => statusReason.startsWith(text));
}
