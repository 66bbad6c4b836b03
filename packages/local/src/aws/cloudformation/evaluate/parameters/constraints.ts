import { TemplateFault } from '../fault.ts';
import type { ParameterDeclaration } from '../template/template.ts';
import { isListType, listOf } from './lists.ts';

/**
 * Throws TemplateFault at the first constraint that a value does not keep. The words: must be one of AllowedValues
 * (https://github.com/aws-amplify/amplify-cli/issues/6224); most of the others are published nowhere, and ours.
 */
export function checkConstraints(declared: ParameterDeclaration, value: string): void {
  const fault = isListType(declared.type)
    ? listOf(value).reduce<string | undefined>((found, each) => found ?? faultOf(declared, each), undefined)
    : faultOf(declared, value);
  if (fault === undefined) return;
  const { key, constraintDescription } = declared;
  throw new TemplateFault(
    constraintDescription === undefined
      ? `Parameter '${key}' ${fault}`
      : `Parameter '${key}' failed to satisfy constraint: ${constraintDescription}`,
  );
}

function faultOf(declared: ParameterDeclaration, value: string): string | undefined {
  if (declared.allowedValues?.includes(value) === false) return 'must be one of AllowedValues';
  return declared.type.includes('Number') ? numberFault(declared, value) : textFault(declared, value);
}

function numberFault({ minValue, maxValue }: ParameterDeclaration, value: string): string | undefined {
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isNaN(number)) return 'must be a number.';
  if (minValue !== undefined && number < minValue) return `must be a number not less than ${String(minValue)}`;
  if (maxValue !== undefined && number > maxValue) return `must be a number not greater than ${String(maxValue)}`;
  return undefined;
}

function textFault(declared: ParameterDeclaration, value: string): string | undefined {
  const { minLength = 0, maxLength = 4096, allowedPattern } = declared;
  if (value.length < minLength) return `must contain at least ${String(minLength)} characters`;
  if (value.length > maxLength) return `must contain at most ${String(maxLength)} characters`;
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`, 'u').test(value))
    return `must match pattern ${allowedPattern}`;
  return undefined;
}
