import { noSuchStack } from '../errors.ts';
import type { StackView } from './stack.ts';

/** By name or ARN. Throws ValidationError `Stack with id x does not exist`. */
export function found<T extends StackView>(
  stacks: { readonly find: (nameOrArn: string) => T | undefined },
  nameOrArn: string,
): T {
  const stack = stacks.find(nameOrArn);
  if (stack === undefined) throw noSuchStack(nameOrArn);
  return stack;
}
