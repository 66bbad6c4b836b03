import type { FolderOutcome, SkippedStack, StackReport } from '@iac/cloudformation';

/** What became of a stack, the most important first. */
export const results = [
  'failed',
  'would delete or replace data',
  'would be created',
  'would be updated',
  'skipped',
  'created',
  'imported',
  'updated',
  'not planned',
  'unchanged',
] as const;

export type ResultName = (typeof results)[number];

/** PURE: one word, or a few, for a stack's result. */
export function resultOf({ outcome }: StackReport): ResultName {
  switch (outcome.kind) {
    case 'failed':
      return 'failed';
    case 'planned':
      if (outcome.destructive.length > 0) return 'would delete or replace data';
      return outcome.action === 'create' ? 'would be created' : 'would be updated';
    case 'deployed':
      return outcome.action;
    case 'skipped':
      return isQuiet(outcome.because) ? 'not planned' : 'skipped';
    case 'unchanged':
      return 'unchanged';
  }
}

/** PURE: the most important first; equal ones stay in the order of deployment. */
export function byImportance(stacks: readonly StackReport[]): StackReport[] {
  return stacks.toSorted((a, b) => results.indexOf(resultOf(a)) - results.indexOf(resultOf(b)));
}

/** PURE: `24 stacks: 1 failed, 2 skipped, 21 unchanged`. */
export function counted(stacks: readonly StackReport[]): string {
  const groups = Map.groupBy(stacks, resultOf);
  const parts = results.flatMap((name) => {
    const some = groups.get(name);
    return some === undefined ? [] : [`${some.length} ${name}`];
  });
  return `${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'}: ${parts.join(', ')}`;
}

export type Outcome = 'deployed' | 'unchanged' | 'planned' | 'failed';

/** PURE: what the run came to, as the outputs name it. */
export function outcomeOf({ mode, stacks }: Pick<FolderOutcome, 'mode' | 'stacks'>): {
  outcome: Outcome;
  reason: string;
} {
  const kinds = new Set(stacks.map(({ outcome }) => outcome.kind));
  if (kinds.has('failed') || stacks.some(isStopped)) return { outcome: 'failed', reason: whyFailed(stacks) };
  if (mode === 'plan') return { outcome: 'planned', reason: kinds.has('planned') ? 'differs' : 'up-to-date' };
  return kinds.has('deployed')
    ? { outcome: 'deployed', reason: 'differed' }
    : { outcome: 'unchanged', reason: 'up-to-date' };
}

/** What ends a run, not a stack. */
const ofTheRun: readonly string[] = ['cancelled', 'deadline-exceeded', 'credentials-expired'];

function whyFailed(stacks: FolderOutcome['stacks']): string {
  const codes = new Set(stacks.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.error.code] : [])));
  const [code] = codes;
  return codes.size === 1 && code !== undefined && ofTheRun.includes(code) ? code : 'stacks-failed';
}

/** Nothing was asked of it; nothing went wrong. */
function isQuiet(because: SkippedStack['because']): boolean {
  return because === 'not-changed-since' || because === 'not-planned';
}

function isStopped({ outcome }: StackReport): boolean {
  return outcome.kind === 'skipped' && !isQuiet(outcome.because);
}
