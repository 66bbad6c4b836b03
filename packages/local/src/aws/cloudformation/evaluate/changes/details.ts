import type { ChangeAttribute, ChangeDetail, EvaluatedResource } from '../../evaluation.ts';
import { same, type Json } from '../json.ts';
import { recreation } from '../resources/recreation.ts';
import { resourceType } from '../resources/specification.ts';
import type { Reference } from '../template/references.ts';
import { type Comparison, isUnknown } from './comparison.ts';
import { afterApply, declaredAt, referencesIn } from './declared.ts';
import { type Difference, differences } from './differences.ts';

type Target = ChangeDetail['target'];
type Cause = Pick<ChangeDetail, 'evaluation' | 'changeSource' | 'causingEntity'>;

const direct: Cause = { evaluation: 'Static', changeSource: 'DirectModification' };

/** Why, and in what, a resource that is in both states changes; none where it does not. */
export function detailsOf(
  compared: Comparison,
  before: EvaluatedResource,
  after: EvaluatedResource,
): readonly ChangeDetail[] {
  const values = differences(before.properties, after.properties).map((each) => ({
    each,
    target: targetOf(after, each),
  }));
  const changed = values.flatMap(({ each, target }) =>
    causes(compared, [before, after], each).map((cause) => ({
      target: shown(compared, after, { each, target }),
      ...cause,
    })),
  );
  return [
    ...changed,
    ...attributesChanged(compared, after, new Set(values.map(({ each }) => each.path[0] ?? ''))),
    ...others(compared, before, after),
  ];
}

function targetOf({ type }: EvaluatedResource, { path, before, after }: Difference): Target {
  const [name = ''] = path;
  const attribute = resourceType(type)?.tagInformation?.tagPropertyName === name ? 'Tags' : 'Properties';
  return {
    attribute,
    ...(attribute === 'Properties' && { name }),
    requiresRecreation: recreation(type, path),
    path: `/Properties/${path.join('/')}`,
    attributeChangeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
  };
}

interface Showing {
  readonly each: Difference;
  readonly target: Target;
}

/** The target with its values, as far as they may and can be told. */
function shown(compared: Comparison, after: EvaluatedResource, { each, target }: Showing): Target {
  const found = referencesIn(declaredAt(after.declared?.['Properties'], each.path));
  const secret = found.some(({ kind, name }) => kind === 'ref' && compared.secretParameters.has(name));
  const unknown = found.some((reference) => isUnknown(compared, reference));
  const told = (value: Json | undefined) => (secret ? '****' : text(value));
  return {
    ...target,
    ...(each.before !== undefined && { beforeValue: told(each.before) }),
    ...(each.after !== undefined && { afterValue: unknown ? afterApply : told(each.after) }),
  };
}

function causes(
  compared: Comparison,
  [before, after]: readonly [EvaluatedResource, EvaluatedResource],
  { path }: Difference,
): readonly Cause[] {
  const [was, is] = [before, after].map(({ declared }) => declaredAt(declared?.['Properties'], path));
  if (!same(was, is)) return [direct];
  const found = referencesIn(is).flatMap((reference) => causeBy(compared, reference) ?? []);
  if (found.length === 0) return [direct];
  const byParameter = found.some(({ changeSource }) => changeSource === 'ParameterReference');
  // CloudFormation tells of a parameter's change twice: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-samples.html
  return byParameter ? [...found, { ...direct, evaluation: 'Dynamic' }] : found;
}

function causeBy(compared: Comparison, reference: Reference): Cause | undefined {
  const { kind, name } = reference;
  if (kind === 'ref' && compared.changedParameters.has(name))
    return { evaluation: 'Static', changeSource: 'ParameterReference', causingEntity: name };
  if (kind === 'condition' || !compared.changes.has(name)) return undefined;
  return kind === 'ref'
    ? { evaluation: 'Dynamic', changeSource: 'ResourceReference', causingEntity: name }
    : { evaluation: 'Dynamic', changeSource: 'ResourceAttribute', causingEntity: `${name}.${reference.attribute}` };
}

/**
 * Properties that take an attribute of a resource that changes: CloudFormation cannot know beforehand that the attribute
 * stays the same, and lists them.
 */
function attributesChanged(
  compared: Comparison,
  after: EvaluatedResource,
  told: ReadonlySet<string>,
): readonly ChangeDetail[] {
  return Object.keys(after.properties).flatMap((name) => {
    if (told.has(name)) return [];
    const found = referencesIn(declaredAt(after.declared?.['Properties'], [name]));
    const changing = found.filter((each) => each.kind === 'attribute' && changesProperties(compared, each.name));
    const target = targetOf(after, { path: [name], before: '', after: '' });
    return changing.flatMap((each) => {
      const cause = causeBy(compared, each);
      return cause === undefined ? [] : [{ target, ...cause }];
    });
  });
}

function changesProperties({ changes }: Comparison, name: string): boolean {
  const change = changes.get(name);
  return change?.action === 'Modify' && change.scope.includes('Properties');
}

const outside: readonly ChangeAttribute[] = [
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
  'DeletionPolicy',
  'UpdateReplacePolicy',
];

/** What is beside the properties, and the stack's own tags, which every resource that can have tags gets. */
function others(compared: Comparison, before: EvaluatedResource, after: EvaluatedResource): readonly ChangeDetail[] {
  const changed = outside.filter((name) => !same(before.declared?.[name], after.declared?.[name]));
  const tagged = compared.tagsChanged && resourceType(after.type)?.tagInformation !== undefined;
  const all: readonly ChangeAttribute[] = tagged ? [...changed, 'Tags'] : changed;
  return all.map((attribute) => ({ target: { attribute, requiresRecreation: 'Never' }, ...direct }));
}

function text(value: Json | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
