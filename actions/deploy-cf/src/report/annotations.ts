import type { Annotation } from '@iac/action-kit';
import {
  changePath,
  placeWithin,
  type FolderOutcome,
  type ResourceChange,
  type StackReport,
} from '@iac/cloudformation';
import { visible } from '@iac/markdown';
import { byWeight, weightOf } from './changes.ts';
import { failureLocation, failureSentence } from './failure.ts';

/** PURE: failures, then what would be lost, then remarks: each on its line of the template. */
export function annotationsOf({ stacks, warnings }: FolderOutcome): Annotation[] {
  return [
    ...stacks.flatMap(failures),
    ...stacks.flatMap(losses),
    ...warnings.map(({ problem, remedy, at }): Annotation => ({
      level: 'warning',
      message: visible([problem, remedy].filter(Boolean).join(' ')),
      ...(at && { at }),
    })),
    ...stacks.flatMap(({ findings }) => findings).map(finding),
  ];
}

function failures(stack: StackReport): Annotation[] {
  const { outcome } = stack;
  if (outcome.kind !== 'failed') return [];
  const { error, cause } = outcome;
  const first: Annotation = {
    level: 'error',
    title: stack.name,
    message: visible(`${failureSentence(outcome)} ${error.remedy}`.trim()),
    at: failureLocation(stack, outcome),
  };
  const placed = error.faults.filter(({ at, problem }) => at !== undefined && problem !== error.problem);
  if (cause !== undefined || placed.length === 0) return [first];
  return placed.map(({ problem, remedy, at }) => ({
    level: 'error',
    title: stack.name,
    message: visible([problem, remedy].filter(Boolean).join(' ')),
    ...(at && { at }),
  }));
}

/** What a plan would delete or replace. */
function losses({ name, template, outcome }: StackReport): Annotation[] {
  if (outcome.kind !== 'planned') return [];
  const held = new Set(outcome.destructive.map(changePath));
  return byWeight(outcome.changes).flatMap((change): Annotation[] => {
    const weight = weightOf(change);
    if (weight !== 'deletes' && weight !== 'replaces') return [];
    const data = held.has(changePath(change));
    return [
      {
        level: data ? 'warning' : 'notice',
        title: name,
        message: visible(
          `${weight} ${changePath(change)} (${change.type})${data ? ', which holds data' : ''}${causes(change)}`,
        ),
        at: placeWithin(template, change.nested ?? [], ['Resources', change.logicalId]),
      },
    ];
  });
}

function causes({ details }: ResourceChange): string {
  const paths = details.filter(({ recreates }) => recreates === 'Always').map(({ path }) => path);
  return paths.length === 0 ? '' : ` because of ${paths.join(', ')}`;
}

function finding({ level, rule, problem, remedy, at }: StackReport['findings'][number]): Annotation {
  return { level, title: rule, message: visible([problem, remedy].filter(Boolean).join(' ')), at };
}
