import { nearest } from '../nearest.ts';
import { entriesOf, valueOf, type Entry } from '../syntax/content.ts';
import { limits, mostOf } from './limits.ts';
import type { Scope } from './scope.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const sections = [
  ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions'],
  ...['Transform', 'Resources', 'Outputs', 'Hooks', 'Globals'],
];
const maps = ['Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Hooks'];
const named = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Rules'];

/** The template's outermost level: which sections there are, what they are, how many and what names they have. */
export function checkSections(scope: Scope): void {
  const { root, fault } = scope;
  if (root.kind !== 'map') {
    fault(root.at, 'A template is a map of sections, and this is none.', 'Write `Resources:` with a resource in it.');
    return;
  }
  for (const [name, { at }] of root.entries) {
    if (sections.includes(name)) continue;
    const near = nearest(name, sections);
    fault(at, `${name} is no section of a template.`, near === undefined ? 'Take it out.' : `Write ${near}.`);
  }
  for (const name of maps) {
    const entry = root.entries.get(name);
    if (entry !== undefined && entry.value.kind !== 'map' && entry.value.kind !== 'null')
      fault(entry.at, `${name} must be a map.`, 'Write one `Name: ...` a line under it.');
  }
  checkHeader(scope);
  checkResourcesAreThere(scope);
  for (const name of named) checkNames(scope, name);
}

function checkHeader({ root, fault }: Scope): void {
  const version = valueOf(root, 'AWSTemplateFormatVersion');
  if (version !== undefined && !(version.kind === 'text' && version.value === '2010-09-09'))
    fault(version.at, 'AWSTemplateFormatVersion has one value only.', 'Write "2010-09-09".');
  const description = valueOf(root, 'Description');
  if (description === undefined || description.kind === 'null') return;
  if (description.kind !== 'text') fault(description.at, 'Description must be a text.', 'Put it in quotes.');
  else if (Buffer.byteLength(description.value) > limits.descriptionBytes)
    fault(description.at, `Description is longer than ${limits.descriptionBytes} bytes.`, 'Shorten it.');
}

function checkResourcesAreThere({ root, resources, fault }: Scope): void {
  const section = valueOf(root, 'Resources');
  if (section === undefined) fault(root.at, 'There is no Resources section.', 'Write one with at least one resource.');
  else if (section.kind === 'map' && resources.size === 0)
    fault(section.at, 'Resources is empty.', 'A template needs at least one resource.');
}

function checkNames(scope: Scope, section: string): void {
  const entries = entriesOf(scope.root, section);
  const most = mostOf[section] ?? Infinity;
  const [beyond] = [...entries.values()].slice(most);
  if (beyond !== undefined) {
    const problem = `There are ${entries.size} ${section}, and CloudFormation takes ${most}.`;
    scope.fault(beyond.at, problem, 'Split the template.');
  }
  for (const [name, entry] of entries) checkName(scope, { section, name, entry });
}

interface Named {
  readonly section: string;
  readonly name: string;
  readonly entry: Entry;
}

function checkName({ fault, open }: Scope, { section, name, entry }: Named): void {
  if (open && name.startsWith('Fn::')) return;
  if (name.length > limits.nameLength)
    fault(entry.at, `A name in ${section} is longer than ${limits.nameLength} characters.`, 'Shorten it.');
  // Names of rules and conditions are not said to be bound to this, those of the others are.
  const isBound = section !== 'Conditions' && section !== 'Rules';
  if (isBound && !/^[A-Za-z0-9]+$/.test(name))
    fault(entry.at, `${name} is no name for ${section}.`, 'Use letters and digits only.');
}
