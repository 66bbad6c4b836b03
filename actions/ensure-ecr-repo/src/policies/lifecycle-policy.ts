import * as z from 'zod/mini';
import type { Json, JsonObject } from '../boundary.ts';
import { asSet, canonical, isList, isObject, mapEntries } from './canonical.ts';
import { readBy } from './schema-faults.ts';

// Loose on purpose: what ECR adds to its language must not need a new version of this action. Built when it is needed:
// most runs bring no policy, and a schema takes milliseconds of their start.
const rule = () =>
  z.looseObject({
    rulePriority: z.int().check(z.minimum(1)),
    selection: z.looseObject({
      tagStatus: z.enum(['tagged', 'untagged', 'any']),
      tagPrefixList: z.optional(z.array(z.string())),
      tagPatternList: z.optional(z.array(z.string())),
      countType: z.string(),
      countUnit: z.optional(z.string()),
      countNumber: z.int().check(z.minimum(1)),
      storageClass: z.optional(z.string()),
    }),
    action: z.looseObject({ type: z.string() }),
  });
type Rule = z.output<ReturnType<typeof rule>>;

/** What ECR would refuse, as far as that can be known offline. https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
export function lifecyclePolicyFaults(value: Json): string[] {
  const policy = z.looseObject({ rules: z.array(rule()).check(z.minLength(1), z.maxLength(50)) });
  const read = readBy(policy, value);
  if ('faults' in read) return read.faults;
  const { rules } = read.value;
  return [...rules.flatMap(ruleFaults), ...orderFaults(rules)];
}

function ruleFaults({ selection }: Rule, index: number): string[] {
  const at = `rules[${String(index)}].selection`;
  const named = selection.tagPrefixList !== undefined || selection.tagPatternList !== undefined;
  const faults: string[] = [];
  if (selection.tagStatus === 'tagged' && !named)
    faults.push(`${at}: tagStatus "tagged" needs tagPatternList or tagPrefixList`);
  if (selection.tagStatus === 'untagged' && named)
    faults.push(`${at}: tagStatus "untagged" takes neither tagPatternList nor tagPrefixList`);
  if (selection.countType.startsWith('since') && selection.countUnit === undefined)
    faults.push(`${at}: countType "${selection.countType}" needs countUnit "days"`);
  return faults;
}

function orderFaults(rules: readonly Rule[]): string[] {
  const faults: string[] = [];
  const priorities = rules.map(({ rulePriority }) => rulePriority);
  const repeated = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
  if (repeated !== undefined) faults.push(`rulePriority ${String(repeated)} is given twice; each rule needs its own`);
  // With storage classes there may be one such rule for each of them: ECR decides.
  if (rules.some(({ selection }) => selection.storageClass !== undefined)) return faults;
  const any = rules.find(({ selection }) => selection.tagStatus === 'any');
  if (any !== undefined && any.rulePriority < Math.max(...priorities))
    faults.push('the rule with tagStatus "any" needs the highest rulePriority: it is evaluated last');
  return faults;
}

/** Whether two policies mean the same: order of keys, of rules and of tag lists does not count. */
export function sameLifecyclePolicy(a: Json, b: Json): boolean {
  return meaning(a) === meaning(b);
}

function meaning(value: Json): string {
  if (!isObject(value) || !isList(value['rules'])) return canonical(value);
  return canonical({ ...value, rules: asSet(value['rules'], ruleMeaning) });
}

function ruleMeaning(value: Json): Json {
  if (!isObject(value) || !isObject(value['selection'])) return value;
  return { ...value, selection: withSets(value['selection'], ['tagPrefixList', 'tagPatternList']) };
}

function withSets(object: JsonObject, keys: readonly string[]): JsonObject {
  return mapEntries(object, ([key, value]) => [key, keys.includes(key) ? asSet(value, (item) => item) : value]);
}
