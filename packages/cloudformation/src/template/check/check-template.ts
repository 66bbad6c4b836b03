import type { Fault, Location } from '@iac/action-kit/errors';
import { entriesOf, valueOf, type Content, type Entry } from '../syntax/content.ts';
import { checkCycles } from './cycles.ts';
import { Functions } from './functions.ts';
import { limits } from './limits.ts';
import { checkMappings } from './mappings.ts';
import { checkOutputs } from './outputs.ts';
import { checkParameters } from './parameters.ts';
import { checkResources } from './resources.ts';
import { scopeOf, type Scope } from './scope.ts';
import { checkSections } from './sections.ts';

/** Everything that is wrong with what a template says. */
export function checkTemplate(root: Content, at: (offset: number) => Location): Fault[] {
  const faults: Fault[] = [];
  const scope = scopeOf(root, at, faults);
  checkSections(scope);
  checkNulls(scope, root);
  checkParameters(scope);
  checkMappings(scope);
  checkResources(scope);
  checkOutputs(scope);
  checkValues(scope);
  return faults;
}

/** CloudFormation takes no null anywhere; most often it is a key with nothing behind it. */
function checkNulls(scope: Scope, content: Content): void {
  if (content.kind === 'list')
    for (const item of content.items)
      if (item.kind === 'null') scope.fault(item.at, 'An item is empty (null).', 'Write a value, or take it out.');
      else checkNulls(scope, item);
  if (content.kind !== 'map') return;
  for (const [key, { at, value }] of content.entries)
    if (value.kind === 'null') scope.fault(at, `${key} is empty (null).`, 'Write a value, or take it out.');
    else checkNulls(scope, value);
}

function checkValues(scope: Scope): void {
  const functions = new Functions(scope);
  for (const { value } of scope.conditions.values()) functions.check(value, { within: 'condition' });
  for (const [name, entry] of scope.resources) {
    checkCondition(scope, functions, entry);
    for (const key of ['Properties', 'CreationPolicy', 'UpdatePolicy', 'Metadata']) {
      const value = valueOf(entry.value, key);
      const conditional = valueOf(entry.value, 'Condition') !== undefined;
      if (value !== undefined) functions.check(value, { within: 'resource', resource: name, conditional });
    }
  }
  for (const entry of entriesOf(scope.root, 'Outputs').values()) checkOutputValues(scope, functions, entry);
  checkCycles(scope, functions.names.needs);
}

function checkOutputValues(scope: Scope, functions: Functions, output: Entry): void {
  checkCondition(scope, functions, output);
  const value = valueOf(output.value, 'Value');
  if (value !== undefined) functions.check(value, { within: 'output' });
  const name = valueOf(valueOf(output.value, 'Export'), 'Name');
  if (name === undefined) return;
  functions.check(name, { within: 'name' });
  if (name.kind === 'text' && name.value.length > limits.exportNameLength)
    scope.fault(name.at, `The export's name is longer than ${limits.exportNameLength} characters.`, 'Shorten it.');
}

function checkCondition({ fault }: Scope, functions: Functions, { value }: Entry): void {
  const condition = valueOf(value, 'Condition');
  if (condition === undefined || condition.kind === 'null') return;
  if (condition.kind === 'text') functions.names.condition(condition.value, condition.at);
  else fault(condition.at, 'Condition takes the name of a condition only.', 'Write it as a text.');
}
