import type { ResourceChange, StackReport } from '@iac/cloudformation';
import { fenced, prose } from '@iac/markdown';
import { changeTable, countedChanges, settingList } from './changes.ts';
import { byImportance, resultOf } from './result-of.ts';
import { settingChanges } from './settings.ts';
import { templateDiff } from './template-diff.ts';

/** PURE: Markdown: what changes in each stack, folded, the most important stack first. `diffs`: the templates' texts too. */
export function stackSections(stacks: readonly StackReport[], { diffs }: { readonly diffs: boolean }): string[] {
  return byImportance(stacks).flatMap((stack) => {
    const { kind } = stack.outcome;
    if (kind !== 'planned' && kind !== 'deployed') return [];
    const { changes, destructive } = changesOf(stack);
    const settings = settingChanges(stack);
    const diff = diffs ? templateDiff(stack) : [];
    if (changes.length === 0 && settings.length === 0 && diff.length === 0) return [];
    // What deletes or replaces is never folded away.
    const open = destructive.length > 0 ? ' open' : '';
    const said = [countedChanges(changes), settings.length === 0 ? '' : `${settings.length} settings`].filter(Boolean);
    return [
      `<details${open}><summary><b>${prose(stack.name)}</b> ${resultOf(stack)}: ${said.join(', ') || 'its text'}</summary>`,
      '',
      ...changeTable(changes, destructive),
      ...(settings.length === 0 ? [] : ['', ...settingList(settings)]),
      ...(diff.length === 0 ? [] : ['', fenced('diff', diff)]),
      '',
      '</details>',
      '',
    ];
  });
}

function changesOf({ outcome }: StackReport): {
  changes: readonly ResourceChange[];
  destructive: readonly ResourceChange[];
} {
  if (outcome.kind === 'planned') return outcome;
  return { changes: outcome.kind === 'deployed' ? outcome.changes : [], destructive: [] };
}
