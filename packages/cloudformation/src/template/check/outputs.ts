import { entriesOf, valueOf, type Entry } from '../syntax/content.ts';
import type { Scope } from './scope.ts';

const known = ['Value', 'Export', 'Condition', 'Description'];

/** That each output has a value, and its export a name. What the values themselves say is for checkFunctions. */
export function checkOutputs(scope: Scope): void {
  for (const [name, entry] of entriesOf(scope.root, 'Outputs')) {
    if (entry.value.kind === 'null' || (scope.open && name.startsWith('Fn::'))) continue;
    if (entry.value.kind === 'map') checkOutput(scope, name, entry);
    else scope.fault(entry.at, `The output ${name} must be a map.`, 'Write its `Value:`.');
  }
}

function checkOutput({ fault, open }: Scope, name: string, { at, value }: Entry): void {
  if (value.kind !== 'map') return;
  for (const [key, entry] of value.entries)
    if (!known.includes(key) && !open)
      fault(entry.at, `${key} does not belong to an output.`, `An output has ${known.join(', ')}.`);
  const content = valueOf(value, 'Value');
  if (content === undefined && !open) fault(at, `The output ${name} has no Value.`, 'Write one.');
  if (content?.kind === 'list') fault(content.at, `The output ${name} is a list.`, 'Join it: `!Join [",", ...]`.');
  const exported = value.entries.get('Export');
  if (exported === undefined || exported.value.kind === 'null') return;
  if (valueOf(exported.value, 'Name') === undefined && !open)
    fault(exported.at, `The export of ${name} has no Name.`, 'Write `Export: {Name: ...}`.');
}
