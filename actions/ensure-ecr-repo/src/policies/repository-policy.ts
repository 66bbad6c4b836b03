import * as z from 'zod/mini';
import type { Json } from '../boundary.ts';
import { asSet, canonical, isObject, mapEntries, without } from './canonical.ts';
import { readBy } from './schema-faults.ts';

// Built when it is needed: most runs bring no policy, and a schema takes milliseconds of their start.
function policySchema() {
  const text = z.union([z.string(), z.array(z.string()).check(z.minLength(1))], 'write a string or a list of strings');
  const principal = z.union(
    [z.literal('*'), z.record(z.string(), text)],
    'write "*" or an object such as {"AWS": "123456789012"}',
  );
  const statement = z
    .looseObject({
      Effect: z.enum(['Allow', 'Deny']),
      Principal: z.optional(principal),
      NotPrincipal: z.optional(principal),
      Action: z.optional(text),
      NotAction: z.optional(text),
      Resource: z.optional(z.undefined('leave it out: the policy is about the repository that it is set on')),
    })
    .check(
      z.refine((it) => isOne(it.Principal, it.NotPrincipal), 'needs one of Principal, NotPrincipal'),
      z.refine((it) => isOne(it.Action, it.NotAction), 'needs one of Action, NotAction'),
    );
  return z.looseObject({
    Version: z.optional(z.enum(['2008-10-17', '2012-10-17'])),
    Statement: z.array(statement).check(z.minLength(1)),
  });
}

function isOne(a: unknown, b: unknown): boolean {
  return (a === undefined) !== (b === undefined);
}

/** What ECR would refuse, as far as that can be known offline. */
export function repositoryPolicyFaults(value: Json): string[] {
  // IAM takes a single statement for a list of one.
  const listed =
    isObject(value) && isObject(value['Statement']) ? { ...value, Statement: [value['Statement']] } : value;
  const read = readBy(policySchema(), listed);
  return 'faults' in read ? read.faults : [];
}

/** Whether IAM reads two policies alike: single value or list, order, repeats, Id and Sid, forms of an account, case of actions. */
export function sameRepositoryPolicy(a: Json, b: Json): boolean {
  return meaning(a) === meaning(b);
}

function meaning(value: Json): string {
  if (!isObject(value)) return canonical(value);
  const { Version: version = '2008-10-17', Statement: statements, ...others } = without(value, 'Id');
  return canonical({ ...others, Version: version, Statement: asSet(statements, statementMeaning) });
}

function statementMeaning(value: Json): Json {
  if (!isObject(value)) return value;
  return mapEntries(without(value, 'Sid'), ([key, part]) => {
    if (key === 'Principal' || key === 'NotPrincipal') return [key, principalMeaning(part)];
    if (key === 'Action' || key === 'NotAction') return [key, asSet(part, lowerCase)];
    if (key === 'Resource' || key === 'NotResource') return [key, asSet(part, same)];
    if (key === 'Condition' && isObject(part))
      return [key, mapEntries(part, ([test, keys]) => [test, conditionMeaning(keys)])];
    return [key, part];
  });
}

function principalMeaning(value: Json): Json {
  // IAM reads "*" and {"AWS": "*"} alike in a resource's policy.
  const principals = isObject(value) ? value : { AWS: value };
  return mapEntries(principals, ([kind, names]) => [kind, asSet(names, kind === 'AWS' ? accountId : same)]);
}

/** arn:aws:iam::123456789012:root and 123456789012 both name the account. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function accountId(name: Json): Json {
  return typeof name === 'string' ? (/^arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(name)?.[1] ?? name) : name;
}

/** Keys of a condition are read without regard to case; its values are strings, whatever they are written as. */
function conditionMeaning(keys: Json): Json {
  return isObject(keys) ? mapEntries(keys, ([key, values]) => [key.toLowerCase(), asSet(values, asText)]) : keys;
}

const lowerCase = (item: Json): Json => (typeof item === 'string' ? item.toLowerCase() : item);
const asText = (item: Json): Json => (typeof item === 'boolean' || typeof item === 'number' ? String(item) : item);
const same = (item: Json): Json => item;
