import { differences, type CurrentStack, type PropertyChange, type StackReport } from '@iac/cloudformation';

/** PURE: what of a stack would change that is no resource: parameters, tags, outputs, conditions. A secret's value is never told. */
export function settingChanges({ before, wanted, template }: StackReport): PropertyChange[] {
  if (before === undefined || wanted === undefined) return [];
  const texts =
    before.exists && before.templateText !== undefined ? differences(before.templateText, template).others : [];
  return [...parameterChanges(before, wanted.parameters), ...tagChanges(before, wanted.tags), ...texts];
}

type Wanted = NonNullable<StackReport['wanted']>;

function parameterChanges(before: CurrentStack, wanted: Wanted['parameters']): PropertyChange[] {
  const old = before.exists ? before.parameters : new Map<string, { readonly value: string }>();
  const changed = wanted.flatMap((parameter): PropertyChange[] => {
    if (parameter.kind === 'previous') return [];
    const was = old.get(parameter.key)?.value;
    const path = `Parameters.${parameter.key}`;
    if (parameter.secret) return [{ path }];
    return was === parameter.value ? [] : [{ path, ...(was !== undefined && { before: was }), after: parameter.value }];
  });
  const asked = new Set(wanted.map(({ key }) => key));
  const gone = [...old].filter(([key]) => !asked.has(key)).map(([key]) => ({ path: `Parameters.${key}` }));
  return [...changed, ...gone];
}

function tagChanges(before: CurrentStack, wanted: Wanted['tags']): PropertyChange[] {
  if (wanted === undefined) return [];
  const old = before.exists ? before.tags : {};
  return [...new Set([...Object.keys(old), ...Object.keys(wanted)])]
    .filter((key) => old[key] !== wanted[key])
    .map((key) => ({
      path: `Tags.${key}`,
      ...(old[key] !== undefined && { before: old[key] }),
      ...(wanted[key] !== undefined && { after: wanted[key] }),
    }));
}
