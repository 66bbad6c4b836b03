import type { Capability, Evaluated } from '../evaluation.ts';
import type { Template } from './template/template.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html, "Capabilities" */
const identities = new Map([
  ['AWS::IAM::AccessKey', undefined],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', undefined],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserToGroupAddition', undefined],
]);

/** What must be acknowledged; CAPABILITY_AUTO_EXPAND is told of, but a change set does not want it. */
export function capabilitiesOf({
  resources,
  transforms,
}: Template): Pick<Evaluated, 'capabilities' | 'capabilitiesReason'> {
  const concerned = [...resources.values()].filter(({ type }) => identities.has(type));
  const named = concerned.some(({ type, properties }) => (identities.get(type) ?? '') in properties);
  const capabilities: Capability[] = [];
  if (concerned.length > 0) capabilities.push(named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM');
  if (transforms.length > 0) capabilities.push('CAPABILITY_AUTO_EXPAND');
  const types = [...new Set(concerned.map(({ type }) => type))];
  const reasons = [
    ...(types.length > 0 ? [`The following resource(s) require capabilities: [${types.join(', ')}]`] : []),
    ...(transforms.length > 0 ? [`The following transform(s) require capabilities: [${transforms.join(', ')}]`] : []),
  ];
  return { capabilities, ...(reasons.length > 0 && { capabilitiesReason: reasons.join(' ') }) };
}
