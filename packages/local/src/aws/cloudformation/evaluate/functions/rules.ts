import { notHere, TemplateFault } from '../fault.ts';
import { isList, same, type Json } from '../json.ts';
import { callIn } from '../read/short-forms.ts';
import { holds } from './conditions.ts';
import type { Resolver } from './resolver.ts';

/** Throws for the first assertion of the Rules section that does not hold. AWS publishes no words for it; these are ours. */
export function checkRules(resolver: Resolver): void {
  for (const [name, { condition, assertions }] of resolver.template.rules) {
    if (condition !== undefined && !satisfied(condition, resolver)) continue;
    const broken = assertions.find(({ assert }) => !satisfied(assert, resolver));
    if (broken === undefined) continue;
    throw new TemplateFault(`Template validation error: ${broken.description ?? `Rule ${name} is not satisfied`}`);
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html */
function satisfied(expression: Json, resolver: Resolver): boolean {
  const { name, argument } = callIn(expression) ?? { name: '', argument: '' };
  const operands = isList(argument) ? argument : [];
  switch (name) {
    case 'Fn::And':
      return operands.every((each) => satisfied(each, resolver));
    case 'Fn::Or':
      return operands.some((each) => satisfied(each, resolver));
    case 'Fn::Not':
      return operands.every((each) => !satisfied(each, resolver));
    case 'Fn::Contains': {
      const [all, one] = operands.map((each) => resolver.resolve(each));
      return isList(all) && all.some((each) => same(each, one));
    }
    case 'Fn::EachMemberIn': {
      const [some, all] = operands.map((each) => resolver.resolve(each));
      return isList(some) && isList(all) && some.every((each) => all.some((other) => same(each, other)));
    }
    case 'Fn::EachMemberEquals': {
      const [all, one] = operands.map((each) => resolver.resolve(each));
      return isList(all) && all.every((each) => same(each, one));
    }
    case 'Fn::Equals':
      return holds(expression, resolver);
    default:
      throw notHere(`the rule function ${name}`);
  }
}
