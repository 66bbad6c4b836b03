import { nearest } from '../nearest.ts';
import { scalarText, type Entry, type Mapping } from '../syntax/content.ts';
import type { Scope } from './scope.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html */
const attributes = [
  ...['Type', 'Properties', 'DependsOn', 'Condition', 'Metadata', 'CreationPolicy', 'UpdatePolicy'],
  ...['DeletionPolicy', 'UpdateReplacePolicy'],
];
const policies: Readonly<Record<string, readonly string[]>> = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

/** Each resource: that it has a type, what stands beside it, and that what it waits for is there. */
export function checkResources(scope: Scope): void {
  for (const [name, entry] of scope.resources) {
    // A loop or an include of a macro, which is no resource itself.
    if (scope.open && name.startsWith('Fn::')) continue;
    if (scope.parameters.has(name))
      scope.fault(entry.at, `${name} is a parameter and a resource.`, 'Give one of them another name.');
    checkResource(scope, name, entry);
  }
}

function checkResource(scope: Scope, name: string, { at, value }: Entry): void {
  if (value.kind === 'null') return;
  if (value.kind !== 'map') {
    scope.fault(at, `The resource ${name} must be a map.`, 'Write its Type and its Properties.');
    return;
  }
  checkType(scope, name, { at, value });
  checkAttributes(scope, value);
  const properties = value.entries.get('Properties');
  if (properties !== undefined && properties.value.kind !== 'map' && properties.value.kind !== 'null')
    scope.fault(properties.at, `Properties of ${name} must be a map.`, 'Write one `Name: value` a line.');
  for (const [policy, allowed] of Object.entries(policies)) checkPolicy(scope, value.entries.get(policy), allowed);
  checkDependsOn(scope, value.entries.get('DependsOn'));
}

function checkType({ fault, open }: Scope, name: string, { at, value }: { at: number; value: Mapping }): void {
  const type = value.entries.get('Type');
  if (type === undefined) {
    if (open && [...value.entries.keys()].some((key) => key.startsWith('Fn::'))) return;
    fault(at, `The resource ${name} has no Type.`, 'Write one: `Type: AWS::S3::Bucket`.');
    return;
  }
  const text = type.value.kind === 'text' ? type.value.value : undefined;
  // AWS::S3::Bucket, Custom::Anything, Owner::Service::Thing::MODULE.
  if (text === undefined || !/^(?:Custom::[\w@-]+|\w+::\w+::\w+(?:::\w+)*)$/.test(text))
    fault(type.at, `${text ?? 'This'} is no type of a resource.`, 'Write it as AWS::Service::Resource.');
}

function checkAttributes({ fault, open }: Scope, { entries }: Mapping): void {
  for (const [name, { at }] of entries) {
    if (attributes.includes(name) || (open && name.startsWith('Fn::'))) continue;
    const near = nearest(name, attributes);
    const remedy = near === undefined ? 'Does it belong under Properties?' : `Write ${near}.`;
    fault(at, `${name} does not belong beside a resource's Type.`, remedy);
  }
}

function checkPolicy({ fault, open }: Scope, policy: Entry | undefined, allowed: readonly string[]): void {
  if (policy === undefined || policy.value.kind === 'null') return;
  const text = scalarText(policy.value);
  // AWS::LanguageExtensions lets a function stand here.
  if (text === undefined ? open : allowed.includes(text)) return;
  fault(policy.at, `${text ?? 'A function'} is no policy.`, `Write ${allowed.join(', ')}.`);
}

function checkDependsOn({ fault, resources, open }: Scope, dependsOn: Entry | undefined): void {
  if (dependsOn === undefined || dependsOn.value.kind === 'null') return;
  const names = dependsOn.value.kind === 'list' ? dependsOn.value.items : [dependsOn.value];
  for (const content of names) {
    const name = content.kind === 'text' ? content.value : undefined;
    if (name === undefined) fault(content.at, 'DependsOn takes names of resources only.', 'Write the name itself.');
    else if (!resources.has(name) && !open) {
      const near = nearest(name, resources.keys());
      fault(content.at, `There is no resource ${name}.`, near === undefined ? 'Take it out.' : `Write ${near}.`);
    }
  }
}
