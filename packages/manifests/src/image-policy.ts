import { isMapping, textAt, type Mapping } from './yaml/data.ts';
import { parseInput } from './values.ts';

/** How Flux picks the next tag: `pattern` (RE2) filters, `extract` names what is compared (`$timestamp`). */
export type ImagePolicyRule = TagFilter &
  (
    | { readonly order: 'semver'; readonly range: string }
    | { readonly order: 'numerical' | 'alphabetical'; readonly direction: 'asc' | 'desc' }
  );

interface TagFilter {
  readonly pattern: string;
  readonly extract: string;
}

/** `none`: the release takes no updates: its ImagePolicy, and what only serves it, is left out of the file. */
export type ImagePolicyChoice = 'none' | ImagePolicyRule;

/** One for all images, or by alias; an alias that is not in the map follows its tag. */
export type ImagePolicies = ImagePolicyChoice | ReadonlyMap<string, ImagePolicyChoice>;

/** What is asked for an image; undefined: nothing, so that its tag decides. */
export function choiceFor(
  policies: ImagePolicies | undefined,
  alias: string | undefined,
): ImagePolicyChoice | undefined {
  if (policies === undefined || !isByAlias(policies)) return policies;
  return alias === undefined ? undefined : policies.get(alias);
}

export function isByAlias(policies: ImagePolicies): policies is ReadonlyMap<string, ImagePolicyChoice> {
  return policies instanceof Map;
}

const form =
  'write `none`, or pattern, extract and one of semver (a range), numerical or alphabetical (asc or desc), or such a map under each alias';
const orders = ['semver', 'numerical', 'alphabetical'] as const;

/** Reads the input `image-policy`; a string says what is wrong and what to write. */
export function parseImagePolicy(text: string): { readonly policies: ImagePolicies } | string {
  const parsed = parseInput(text);
  if (typeof parsed === 'string') return parsed;
  const { value } = parsed;
  if (value === 'none') return { policies: 'none' };
  if (!isMapping(value) || Object.keys(value).length === 0) return form;
  const isRule = ['pattern', 'extract', ...orders].some((key) => !isMapping(value[key]) && key in value);
  if (!isRule) return byAlias(value);
  const rule = readRule(value);
  return typeof rule === 'string' ? rule : { policies: rule };
}

function byAlias(value: Mapping): { readonly policies: ImagePolicies } | string {
  const policies = new Map<string, ImagePolicyChoice>();
  for (const [alias, choice] of Object.entries(value)) {
    const rule = choice === 'none' ? choice : isMapping(choice) ? readRule(choice) : form;
    if (typeof rule === 'string' && rule !== 'none') return `${alias}: ${rule}`;
    policies.set(alias, rule);
  }
  return { policies };
}

function readRule(value: Mapping): ImagePolicyRule | string {
  const pattern = textAt(value, ['pattern']);
  const extract = textAt(value, ['extract']);
  const [order, another] = orders.filter((each) => value[each] !== undefined);
  if (pattern === undefined || extract === undefined || order === undefined || another !== undefined) return form;
  const problem = patternProblem(pattern, extract);
  if (problem !== undefined) return problem;
  const setting = textAt(value, [order]);
  if (order === 'semver') return setting === undefined ? form : { pattern, extract, order, range: setting };
  return setting === 'asc' || setting === 'desc' ? { pattern, extract, order, direction: setting } : form;
}

/** What Flux would stumble over in a tag filter. */
export function patternProblem(pattern: string, extract: string): string | undefined {
  // RE2, which Flux uses, knows no look-around; its (?P<name>) is (?<name>) here.
  if (/\(\?<?[=!]/.test(pattern)) return `pattern ${pattern} looks ahead or behind, which Flux cannot`;
  try {
    new RegExp(pattern.replaceAll('(?P<', '(?<'), 'u');
  } catch (error) {
    if (error instanceof SyntaxError) return `pattern ${pattern} is no regular expression`;
    throw error;
  }
  const names = [...extract.matchAll(/\$\{?([A-Za-z_]\w*)\}?/g)].map(([, name = '']) => name);
  const unknown = names.find((name) => !new RegExp(`\\(\\?P?<${name}>`).test(pattern));
  return unknown === undefined ? undefined : `extract names $${unknown}, but pattern has no (?P<${unknown}>...)`;
}
