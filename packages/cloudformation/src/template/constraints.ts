import { limits } from './check/limits.ts';
import { parameterType } from './parameter-types.ts';
import type { ParameterDeclaration } from './template.ts';

/**
 * How a value breaks the rules of its parameter, as the end of a sentence ("is not one of a, b"); undefined: it keeps them. The value
 * of a secret is never in it. Rules of values that AWS looks up (a VPC's id, Systems Manager) are for AWS.
 */
export function constraintProblem(declared: ParameterDeclaration, value: string): string | undefined {
  if (Buffer.byteLength(value) > limits.parameterValueBytes)
    return `is longer than ${limits.parameterValueBytes} bytes`;
  const { isList, isNumber, isStored } = parameterType(declared.type);
  if (isStored) return undefined;
  for (const each of isList ? value.split(',').map((item) => item.trim()) : [value]) {
    const problem =
      (isNumber ? numberProblem(declared, each) : textProblem(declared, each)) ?? valueProblem(declared, each);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function numberProblem({ minValue, maxValue }: ParameterDeclaration, value: string): string | undefined {
  // Integers and floats, says the documentation of Number.
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(value)) return 'is not a number';
  if (minValue !== undefined && Number(value) < minValue) return `is less than ${minValue}`;
  if (maxValue !== undefined && Number(value) > maxValue) return `is more than ${maxValue}`;
  return undefined;
}

function textProblem({ minLength, maxLength }: ParameterDeclaration, value: string): string | undefined {
  if (minLength !== undefined && value.length < minLength) return `has fewer than ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength) return `has more than ${maxLength} characters`;
  return undefined;
}

function valueProblem(declared: ParameterDeclaration, value: string): string | undefined {
  const { allowedValues, allowedPattern, constraint } = declared;
  if (allowedValues !== undefined && !allowedValues.includes(value))
    return `is not one of ${allowedValues.map((each) => each || "''").join(', ')}`;
  if (allowedPattern === undefined || matches(allowedPattern, value)) return undefined;
  return constraint === undefined
    ? `does not match ${allowedPattern}`
    : `does not match ${allowedPattern} (${constraint})`;
}

/** The pattern must match all of the value. It is Java's: one that is none here is left to CloudFormation. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}
