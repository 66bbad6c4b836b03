import { isScalarOrList, type Entry } from '../syntax/content.ts';
import { limits } from './limits.ts';
import type { Scope } from './scope.ts';

/** Mappings: a name, a key, a key, and then a value or a list of values. */
export function checkMappings(scope: Scope): void {
  for (const [name, entry] of scope.mappings) {
    if (entry.value.kind === 'null') continue;
    if (entry.value.kind !== 'map') {
      scope.fault(entry.at, `The mapping ${name} must be a map.`, 'Write `Key: {Name: value}` under it.');
      continue;
    }
    const [beyond] = [...entry.value.entries.values()].slice(limits.mappingKeys);
    if (beyond !== undefined)
      scope.fault(beyond.at, `The mapping ${name} has more than ${limits.mappingKeys} keys.`, 'Split it.');
    for (const [key, second] of entry.value.entries) checkSecondLevel(scope, `${name}.${key}`, second);
  }
}

function checkSecondLevel({ fault, open }: Scope, name: string, { at, value }: Entry): void {
  // Fn::Transform may bring in what stands here.
  if (open || value.kind === 'null') return;
  if (value.kind !== 'map') {
    fault(at, `${name} must be a map.`, 'Write `Name: value` under it.');
    return;
  }
  for (const [key, third] of value.entries)
    if (third.value.kind !== 'null' && !isScalarOrList(third.value))
      fault(third.at, `${name}.${key} must be a value or a list of values.`, 'No function or map can stand here.');
}
