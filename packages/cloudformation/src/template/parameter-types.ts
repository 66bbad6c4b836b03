export interface ParameterType {
  /** The value is a list, its items joined by commas. */
  readonly isList: boolean;
  readonly isNumber: boolean;
  /** The value is the name of a parameter in Systems Manager's store. */
  readonly isStored: boolean;
  /** Why there is no such type. */
  readonly problem?: string;
}

/**
 * What a parameter's type says of its values
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html). Types of AWS resources
 * (AWS::EC2::VPC::Id) are not held to a list: AWS adds some now and then, and asks an API for their values.
 */
export function parameterType(type: string): ParameterType {
  if (type === 'String') return { isList: false, isNumber: false, isStored: false };
  if (type === 'Number') return { isList: false, isNumber: true, isStored: false };
  if (type === 'CommaDelimitedList') return { isList: true, isNumber: false, isStored: false };
  if (type === 'List<Number>') return { isList: true, isNumber: true, isStored: false };
  if (/^AWS::SSM::Parameter::(?:Name|Value<(?:[\w:]+|List<[\w:]+>)>)$/.test(type))
    return { isList: false, isNumber: false, isStored: !type.endsWith('::Name') };
  if (/^List<AWS(?:::\w+)+>$/.test(type)) return { isList: true, isNumber: false, isStored: false };
  if (/^AWS(?:::\w+)+$/.test(type)) return { isList: false, isNumber: false, isStored: false };
  return { isList: false, isNumber: false, isStored: false, problem: `${type} is no type of a parameter.` };
}
