import type { Rule } from './rule.ts';

/** What rules may not say together, each fine by itself (parts "Tag status" and "How rules are evaluated" of the user guide). */
export function checkTogether(rules: readonly Rule[]): string | undefined {
  if (repeats(rules.map(({ priority }) => priority))) return 'rulePriority must be unique';
  return inClass(rules, 'standard') ?? inClass(rules, 'archive');
}

/** The rules about images of one storage class do not touch those of the other. Expects them by priority. */
function inClass(rules: readonly Rule[], storageClass: 'standard' | 'archive'): string | undefined {
  const selections = rules.map(({ selection }) => selection).filter((each) => each.storageClass === storageClass);
  if (selections.slice(0, -1).some(({ tagStatus }) => tagStatus === 'any'))
    return 'a rule with tagStatus any must have the highest rulePriority';
  if (selections.filter(({ tagStatus }) => tagStatus === 'untagged').length > 1)
    return 'only one rule may select untagged images';
  const tagSets = selections
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ patterns }) => patterns.toSorted().join());
  return repeats(tagSets) ? 'two rules select the same tags' : undefined;
}

function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
