import type { Capability } from '../stack/stack.ts';
import { hasKey } from './contains.ts';
import type { JsonObject, ResourceDeclaration, Template } from './template.ts';

/** The property that names a resource of IAM; the others of AWS::IAM only need CAPABILITY_IAM. */
const names: Readonly<Record<string, string>> = {
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};
/** Those for which the API wants it (Capabilities in .../APIReference/API_CreateChangeSet.html), and those that can hold them. */
const others = ['AWS::IAM::AccessKey', 'AWS::IAM::Policy', 'AWS::IAM::UserToGroupAddition'];

/** The least that CloudFormation asks for to deploy this template; all of it where a template is nested that we do not see. */
export function capabilitiesOf(template: Template): Capability[] {
  const { body, resources, nested } = template;
  if ([...resources].some(([name, { type }]) => isUnseen(type, nested?.has(name) ?? false)))
    return ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];
  const iam = iamCapability([...resources.values()], body);
  const expands = 'Transform' in body || hasKey(body, 'Fn::Transform');
  const own = [...(iam === undefined ? [] : [iam]), ...(expands ? (['CAPABILITY_AUTO_EXPAND'] as const) : [])];
  return together(new Set([...own, ...[...(nested?.values() ?? [])].flatMap(capabilitiesOf)]));
}

function isUnseen(type: string, isOurs: boolean): boolean {
  return type.endsWith('::MODULE') || (type === 'AWS::CloudFormation::Stack' && !isOurs);
}

/** CAPABILITY_NAMED_IAM includes CAPABILITY_IAM. */
function together(all: ReadonlySet<Capability>): Capability[] {
  return [...all]
    .filter((one) => one !== 'CAPABILITY_IAM' || !all.has('CAPABILITY_NAMED_IAM'))
    .toSorted()
    .toReversed();
}

function iamCapability(resources: readonly ResourceDeclaration[], body: JsonObject): Capability | undefined {
  if (resources.some(({ type, properties }) => (names[type] ?? '') in properties)) return 'CAPABILITY_NAMED_IAM';
  const isIam = resources.some(({ type }) => type in names || others.includes(type));
  // What a macro makes is not known here, and most make roles: AWS::Serverless for its functions, a secret's rotation for its own.
  return isIam || 'Transform' in body ? 'CAPABILITY_IAM' : undefined;
}
