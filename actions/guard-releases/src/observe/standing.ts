import type { PullRequestOccasion } from '../contract.ts';
import { unknown } from '../errors.ts';
import type { Pull } from './look.ts';

/**
 * Whether the pull request is as the event says; false where GitHub may only not know yet of the push that the event tells of. Throws
 * `pull-request-closed`, `base-moved` and `head-moved`: the event of that move is judged by itself.
 */
export function standing(pull: Pull, { pins, baseRef, before }: PullRequestOccasion): boolean {
  if (!pull.open) throw closed(pull.number);
  if (pull.baseRef !== baseRef || pull.tip === undefined) throw baseMoved(pull, baseRef);
  if (pull.head === pins.head) return true;
  if (pull.head === before) return false;
  throw headMoved(pull, pins.head);
}

export function closed(number: number): Error {
  return unknown('pull-request-closed', {
    problem: `Pull request #${number} is closed.`,
    remedy: 'There is nothing to judge until it is reopened: then it is judged again.',
  });
}

function headMoved({ number, head }: Pull, judged: string): Error {
  return unknown('head-moved', {
    problem: `The head of #${number} is ${head} now, not ${judged} any more.`,
    remedy: 'The run for the new head judges it.',
  });
}

function baseMoved({ number, baseRef, tip }: Pull, judged: string): Error {
  const now = tip === undefined ? `the branch ${baseRef} is gone` : `it is ${baseRef} now`;
  return unknown('base-moved', {
    problem: `The base of #${number} was ${judged}, but ${now}.`,
    remedy: 'The run for the new base judges it.',
  });
}
