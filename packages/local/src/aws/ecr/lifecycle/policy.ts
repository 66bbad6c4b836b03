import type { AwsError } from '../../errors.ts';
import { choice, integer, list, ShapeFault, string, structure, type ValueOf } from '../../shapes/index.ts';
import { invalidParameter } from '../errors.ts';
import { checkTogether } from './policy-rules.ts';
import type { Rule, Selection } from './rule.ts';

const selection = structure(
  {
    tagStatus: choice(['tagged', 'untagged', 'any']),
    countType: choice(['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned']),
    countNumber: integer({ min: 1 }),
  },
  {
    tagPatternList: list(string({ min: 1 }), { min: 1 }),
    tagPrefixList: list(string({ min: 1 }), { min: 1 }),
    storageClass: choice(['standard', 'archive']),
    countUnit: choice(['days']),
  },
);
const action = structure({ type: choice(['expire', 'transition']) }, { targetStorageClass: choice(['archive']) });
const rule = structure({ rulePriority: integer({ min: 1 }), selection, action }, { description: string() });
const policy = structure({ rules: list(rule, { min: 1, max: 50 }) }, {});

/** The rules of a policy's text, by priority. Throws InvalidParameterException for all that ECR refuses. */
export function parseLifecyclePolicy(text: string): readonly Rule[] {
  const { rules } = readPolicy(text);
  const parsed = rules.map((each): Rule => {
    checkAction(each.action);
    return { priority: each.rulePriority, selection: selectionOf(each.selection), action: each.action.type };
  });
  parsed.sort((a, b) => a.priority - b.priority);
  const fault = checkTogether(parsed);
  if (fault !== undefined) throw invalidPolicy(fault);
  return parsed;
}

function readPolicy(text: string): ValueOf<typeof policy> {
  const json = parseJson(text);
  try {
    return policy.read(json, '');
  } catch (error) {
    if (error instanceof ShapeFault) throw invalidPolicy(`${error.at}: ${inSchemaWords(error)}`);
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidPolicy('Could not map policyString into LifecyclePolicy.');
  }
}

// ECR holds policies against a JSON schema and passes its complaint on.
function inSchemaWords({ kind, at, constraint }: ShapeFault): string {
  const member = at.slice(at.lastIndexOf('.') + 1);
  if (kind === 'missing') return `object has missing required properties (["${member}"])`;
  if (kind === 'unknown') return `object instance has properties which are not allowed by the schema: (["${member}"])`;
  return constraint;
}

function selectionOf(given: ValueOf<typeof selection>): Selection {
  const { tagStatus, countType, countNumber, countUnit, tagPatternList, tagPrefixList, storageClass } = given;
  if ((countType === 'imageCountMoreThan') !== (countUnit === undefined)) throw noMatch('countUnit', countType);
  const wantedClass = countType === 'sinceImageTransitioned' ? 'archive' : 'standard';
  if ((storageClass ?? 'standard') !== wantedClass) throw noMatch('storageClass', countType);
  const lists = [tagPatternList, tagPrefixList].filter((each) => each !== undefined).length;
  if (lists !== (tagStatus === 'tagged' ? 1 : 0)) throw noMatch('tagPatternList or tagPrefixList', tagStatus);
  const greedy = tagPatternList?.find((pattern) => pattern.split('*').length > 5);
  if (greedy !== undefined) throw invalidPolicy(`tagPatternList: '${greedy}' has more than 4 wildcards`);
  const patterns = tagPatternList ?? tagPrefixList?.map((prefix) => `${prefix}*`) ?? [];
  return { tagStatus, countType, countNumber, patterns, storageClass: wantedClass };
}

function checkAction({ type, targetStorageClass }: ValueOf<typeof action>): void {
  if ((type === 'transition') !== (targetStorageClass !== undefined)) throw noMatch('targetStorageClass', type);
}

function noMatch(property: string, value: string): AwsError {
  return invalidPolicy(`instance failed to match exactly one schema (matched 0 out of 2): ${property} with ${value}`);
}

function invalidPolicy(complaint: string): AwsError {
  return invalidParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${complaint}`);
}
