import { constraintProblem } from '../constraints.ts';
import { parameterType } from '../parameter-types.ts';
import { nearest } from '../nearest.ts';
import { scalarText, valueOf, type Entry, type Mapping } from '../syntax/content.ts';
import { declarationOf } from '../declarations.ts';
import type { Scope } from './scope.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const attributes = [
  ...['Type', 'Default', 'NoEcho', 'AllowedValues', 'AllowedPattern', 'MinLength', 'MaxLength', 'MinValue'],
  ...['MaxValue', 'Description', 'ConstraintDescription'],
];

/** Each parameter's declaration, and that its default would be taken. */
export function checkParameters(scope: Scope): void {
  for (const [name, entry] of scope.parameters) {
    if (entry.value.kind === 'null') continue;
    if (entry.value.kind === 'map') checkParameter(scope, name, entry.value);
    else scope.fault(entry.at, `The parameter ${name} must be a map.`, 'Write its `Type: String`.');
  }
}

function checkParameter(scope: Scope, name: string, declared: Mapping): void {
  const { fault } = scope;
  for (const [key, { at }] of declared.entries) {
    if (attributes.includes(key)) continue;
    const near = nearest(key, attributes);
    fault(at, `${key} is nothing that a parameter has.`, near === undefined ? 'Take it out.' : `Write ${near}.`);
  }
  for (const entry of declared.entries)
    if (attributes.includes(entry[0]) && entry[0] !== 'AllowedValues') checkIsScalar(scope, entry);
  checkAllowedValues(scope, declared.entries.get('AllowedValues'));
  const type = declared.entries.get('Type');
  const text = scalarText(type?.value);
  if (type === undefined) {
    fault(scope.parameters.get(name)?.at ?? declared.at, `The parameter ${name} has no Type.`, 'Write `Type: String`.');
    return;
  }
  if (text === undefined) return;
  const problem = parameterType(text).problem;
  if (problem !== undefined) {
    fault(type.at, problem, 'Write String, Number or another type of CloudFormation.');
    return;
  }
  checkPattern(scope, declared);
  checkDefault(scope, name, declared);
}

function checkIsScalar({ fault }: Scope, [key, { at, value }]: readonly [string, Entry]): void {
  if (value.kind === 'null' || scalarText(value) !== undefined) return;
  const isFunction = value.kind === 'map';
  const problem = isFunction ? `${key} takes no function here.` : `${key} must be one value.`;
  fault(at, problem, 'Write the value itself.');
}

function checkAllowedValues({ fault }: Scope, allowed: Entry | undefined): void {
  if (allowed === undefined || allowed.value.kind === 'null') return;
  const items = allowed.value.kind === 'list' ? allowed.value.items : [];
  if (items.length === 0) fault(allowed.at, 'AllowedValues is a list with at least one value.', 'Write one.');
  for (const item of items)
    if (item.kind !== 'null' && scalarText(item) === undefined)
      fault(item.at, 'AllowedValues takes values only.', 'Write the value itself.');
}

function checkPattern({ fault }: Scope, declared: Mapping): void {
  const entry = declared.entries.get('AllowedPattern');
  const pattern = scalarText(entry?.value);
  if (entry === undefined || pattern === undefined) return;
  // Java's flags and possessive quantifiers are unknown to us, so that only what is broken everywhere is said to be.
  const [opened, closed] = ['(', ')'].map((each) => pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, '').split(each).length);
  if (opened !== closed)
    fault(entry.at, 'AllowedPattern has an open or a lone bracket.', 'Close it, or write \\( and \\).');
}

function checkDefault({ fault }: Scope, name: string, declared: Mapping): void {
  const entry = declared.entries.get('Default');
  const declaration = declarationOf(declared);
  const value = scalarText(valueOf(declared, 'Default'));
  if (entry === undefined || value === undefined) return;
  const problem = constraintProblem(declaration, value);
  if (problem !== undefined)
    fault(entry.at, `The default of ${name} is not allowed: it ${problem}.`, 'Change it or the rule.');
}
