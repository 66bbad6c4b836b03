import type { Finding } from '../conventions/finding.ts';
import { filesOf } from '../nested/nested-templates.ts';
import type { StackOutcome } from '../stack/outcome.ts';
import type { CurrentStack, WantedStack } from '../stack/stack.ts';
import { unskippable } from '../template/unskippable.ts';
import type { Arrangement } from './arrange.ts';
import type { Folder, FolderStack } from './folder.ts';
import { givenKeys } from './judge.ts';
import type { SkippedStack, StackReport } from './outcome.ts';
import type { Ended } from './schedule.ts';

/** What is known of a stack that had its turn. */
export interface Done {
  readonly outcome: StackOutcome | SkippedStack;
  readonly wanted: WantedStack;
  readonly awaits: readonly string[];
}

interface Known {
  readonly folder: Folder;
  readonly arrangement: Arrangement;
  readonly stacks: ReadonlyMap<string, CurrentStack>;
  readonly lint: readonly Finding[];
}

/** PURE: `ended` is undefined for a stack that was not selected. */
export function reportOf(stack: FolderStack, known: Known, ended: Ended<Done> | undefined): StackReport {
  const { name, stackName, template } = stack;
  const files = filesOf(template);
  const before = known.stacks.get(name);
  const wanted = ended?.kind === 'done' ? ended.value.wanted : undefined;

  const stackNames = new Map(known.folder.stacks.map((one) => [one.name, one.stackName]));
  const named = (names: readonly string[]) => names.map((one) => stackNames.get(one) ?? one);
  return {
    name: stackName,
    file: template.file,
    template,
    parents: named(known.arrangement.order.parents.get(name) ?? []),
    findings: [...stack.findings, ...known.lint.filter(({ at }) => files.includes(at.file))],
    unknowable: unskippable(template, givenKeys(wanted?.parameters ?? [])),
    seconds: ended?.kind === 'done' ? ended.seconds : 0,
    awaits: ended?.kind === 'done' ? ended.value.awaits : [],
    ...(before && { before }),
    ...(wanted && { wanted }),
    outcome: outcomeOf(ended, named),
  };
}

function outcomeOf(
  ended: Ended<Done> | undefined,
  named: (names: readonly string[]) => readonly string[],
): StackReport['outcome'] {
  if (ended === undefined) return { kind: 'skipped', because: 'not-changed-since' };
  switch (ended.kind) {
    case 'done':
      return ended.value.outcome;
    case 'held':
      return { kind: 'skipped', because: 'parent-failed', parents: named(ended.by) };
    case 'stopped':
      return { kind: 'skipped', because: 'stopped' };
  }
}
