import { formatError, templateError } from '../fault.ts';
import { isList, isScalar, same, type Json } from '../json.ts';
import { callIn } from '../read/short-forms.ts';
import type { Intrinsic, Resolver } from './resolver.ts';

export const ifCondition: Intrinsic = (argument, resolver) => {
  const [condition, yes, no, ...more] = isList(argument) ? argument : [];
  if (typeof condition !== 'string' || yes === undefined || no === undefined || more.length > 0)
    throw templateError('Fn::If requires a list argument with three elements');
  return resolver.resolve(resolver.condition(condition) ? yes : no);
};

/** Whether a condition of the Conditions section (or part of one) holds. */
export function holds(expression: Json, resolver: Resolver): boolean {
  const call = callIn(expression);
  if (call === undefined)
    throw formatError('Conditions can only be boolean operations on parameters and other conditions');
  const { name, argument } = call;
  switch (name) {
    case 'Condition':
      if (typeof argument !== 'string') throw formatError('Every Condition member must be a string.');
      return resolver.condition(argument);
    case 'Fn::Equals':
      return equals(argument, resolver);
    case 'Fn::Not': {
      const [only, ...more] = isList(argument) ? argument : [];
      if (only === undefined || more.length > 0)
        throw templateError('every Fn::Not object requires a list with exactly 1 boolean parameter.');
      return !holds(only, resolver);
    }
    case 'Fn::And':
      return operands(name, argument).every((each) => holds(each, resolver));
    case 'Fn::Or':
      return operands(name, argument).some((each) => holds(each, resolver));
    default:
      throw formatError('Conditions can only be boolean operations on parameters and other conditions');
  }
}

function equals(argument: Json, resolver: Resolver): boolean {
  const values = (isList(argument) ? argument : []).map((each) => resolver.resolve(each));
  const [one, other, ...more] = values;
  if (one === undefined || other === undefined || more.length > 0)
    throw templateError('every Fn::Equals object requires a list of 2 string parameters.');
  // Everything is text here: true equals "true".
  return isScalar(one) && isScalar(other) ? String(one) === String(other) : same(one, other);
}

function operands(name: string, argument: Json): readonly Json[] {
  if (isList(argument) && argument.length >= 2 && argument.length <= 10) return argument;
  throw templateError(`every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`);
}
