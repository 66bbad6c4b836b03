import { templateError } from '../fault.ts';
import { isList, isMap } from '../json.ts';
import type { Intrinsic, Resolver } from './resolver.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html

export const length: Intrinsic = (argument, resolver) => {
  wantExtensions('Fn::Length', resolver);
  const values = resolver.resolve(argument);
  if (!isList(values)) throw templateError('Fn::Length requires a list argument');
  return values.length;
};

export const toJsonString: Intrinsic = (argument, resolver) => {
  wantExtensions('Fn::ToJsonString', resolver);
  const value = resolver.resolve(argument);
  if (!isList(value) && !isMap(value)) throw templateError('Fn::ToJsonString requires an object or a list');
  return JSON.stringify(value);
};

function wantExtensions(name: string, { template }: Resolver): void {
  if (!template.transforms.includes('AWS::LanguageExtensions'))
    throw templateError(`Encountered unsupported function: ${name} (it needs the transform AWS::LanguageExtensions)`);
}
