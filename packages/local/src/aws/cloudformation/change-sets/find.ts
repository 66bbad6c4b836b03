import { invalid, noSuchChangeSet, noSuchStack } from '../errors.ts';
import type { Stack, StackView } from '../stacks/stack.ts';
import type { Stacks } from '../stacks/stacks.ts';
import type { ChangeSet } from './change-set.ts';

interface Named {
  readonly ChangeSetName: string;
  readonly StackName?: string;
}

interface Found<T> {
  readonly stack: T;
  readonly changeSet: ChangeSet;
}

/** By its ARN, or by its name and its stack. Throws ChangeSetNotFound, or ValidationError for a stack that is not there. */
export function foundChangeSet<T extends StackView>(
  { ChangeSetName: name, StackName: of }: Named,
  stacks: { readonly all: () => readonly T[]; readonly find: (nameOrArn: string) => T | undefined },
): Found<T> {
  if (name.startsWith('arn:')) {
    for (const stack of stacks.all()) {
      const changeSet = stack.changeSets.get(name);
      if (changeSet !== undefined) return { stack, changeSet };
    }
    throw noSuchChangeSet(name);
  }
  if (of === undefined) throw invalid('StackName must be specified if ChangeSetName is not specified as an ARN.');
  const stack = stacks.find(of);
  if (stack === undefined) throw noSuchStack(of);
  const changeSet = [...stack.changeSets.values()].findLast((each) => each.name === name);
  if (changeSet === undefined) throw noSuchChangeSet(name);
  return { stack, changeSet };
}

/** As above; undefined where there is none, for the call that deletes it. */
export function changeSetToDelete(named: Named, stacks: Stacks): Found<Stack> | undefined {
  const { ChangeSetName: name, StackName: of } = named;
  if (name.startsWith('arn:'))
    return stacks.all().some(({ changeSets }) => changeSets.has(name)) ? foundChangeSet(named, stacks) : undefined;
  const stack = of === undefined ? undefined : stacks.find(of);
  const there = [...(stack?.changeSets.values() ?? [])].some((each) => each.name === name);
  return stack === undefined || there ? foundChangeSet(named, stacks) : undefined;
}
