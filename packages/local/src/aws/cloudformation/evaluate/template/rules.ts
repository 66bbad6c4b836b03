import { formatError } from '../fault.ts';
import { isList, isMap, type Json, type JsonObject } from '../json.ts';
import type { Rule } from './template.ts';

export function rules(section: JsonObject): ReadonlyMap<string, Rule> {
  return new Map(Object.entries(section).map(([name, body]) => [name, rule(name, body)]));
}

function rule(name: string, body: Json): Rule {
  const assertions = isMap(body) ? body['Assertions'] : undefined;
  if (!isMap(body) || !isList(assertions))
    throw formatError(`[/Rules/${name}] Every Rules object must have Assertions.`);
  const condition = body['RuleCondition'];
  return { ...(condition !== undefined && { condition }), assertions: assertions.map((each) => assertion(name, each)) };
}

function assertion(name: string, body: Json): Rule['assertions'][number] {
  const assert = isMap(body) ? body['Assert'] : undefined;
  const description = isMap(body) ? body['AssertDescription'] : undefined;
  if (assert === undefined) throw formatError(`[/Rules/${name}/Assertions] Every assertion must have an Assert.`);
  return { assert, ...(typeof description === 'string' && { description }) };
}
