import { parameterType } from '../template/parameter-types.ts';
import type { Template } from '../template/template.ts';
import { text, unknown, type Resolved } from './resolved.ts';
import type { StackValues } from './stack-values.ts';

/** What a name in Ref or Fn::Sub stands for. */
export function referenced({ parameters, resources }: Template, values: StackValues, name: string): Resolved {
  if (name.startsWith('AWS::')) return pseudo(name, values);
  const declared = parameters.get(name);
  if (declared === undefined)
    return unknown(resources.has(name) ? `${name} is a resource` : `${name} is not in this template`);
  const { isStored, isList } = parameterType(declared.type);
  if (isStored) return unknown(`the parameter ${name} is looked up in Systems Manager`);
  const value = values.parameters.get(name);
  if (value === undefined) return unknown(`the value of the parameter ${name} is not known yet`);
  return isList ? { kind: 'list', items: value.split(',').map((item) => item.trim()) } : text(value);
}

function pseudo(name: string, { region, accountId, stackName }: StackValues): Resolved {
  if (name === 'AWS::NoValue') return { kind: 'none' };
  if (name === 'AWS::StackName') return text(stackName);
  const value = name === 'AWS::AccountId' ? accountId : ofRegion(name, region);
  return value === undefined ? unknown(`${name} is not known here`) : text(value);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html; regions of other partitions than these are unknown. */
function ofRegion(name: string, region: string | undefined): string | undefined {
  if (region === undefined || region.includes('-iso') || region.startsWith('eusc-'))
    return name === 'AWS::Region' ? region : undefined;
  const isChinese = region.startsWith('cn-');
  if (name === 'AWS::Region') return region;
  if (name === 'AWS::URLSuffix') return isChinese ? 'amazonaws.com.cn' : 'amazonaws.com';
  if (name !== 'AWS::Partition') return undefined;
  return isChinese ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
