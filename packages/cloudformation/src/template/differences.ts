import type { PropertyChange, ResourceChange } from '../stack/stack.ts';
import { changesBetween } from './changes-between.ts';
import { isObject } from './contains.ts';
import { toJson } from './syntax/json.ts';
import { parse } from './syntax/parse.ts';
import type { Json, JsonObject, Template } from './template.ts';

/** What the texts of two templates tell; whether a resource would be replaced, they do not (`replacement` is never there). */
export interface Differences {
  readonly resources: readonly ResourceChange[];
  /** Everything that is no resource: `Outputs.Name.Value`, `Conditions.IsProduction`, `Mappings.Sizes.a.b`, `Description`. */
  readonly others: readonly PropertyChange[];
}

/** `before`: what GetTemplate (Original) answers; undefined: a new stack, so that every resource is added. */
export function differences(before: string | undefined, template: Template): Differences {
  const old = before === undefined ? nothing : bodyOf(template.file, before);
  const { body } = template;
  const names = new Set([...Object.keys(section(body, 'Resources')), ...Object.keys(section(old, 'Resources'))]);
  return {
    resources: [...names].flatMap((name) => {
      const sides = { before: section(old, 'Resources')[name], after: section(body, 'Resources')[name] };
      return resourceChange(name, sides) ?? [];
    }),
    others: before === undefined ? [] : otherChanges(old, body),
  };
}

/** An empty map for a text that is no template: then everything counts as new. */
function bodyOf(file: string, text: string): JsonObject {
  const { root } = parse(file, text);
  return objectOf(root && toJson(root));
}

function otherChanges(old: JsonObject, body: JsonObject): PropertyChange[] {
  const keys = new Set([...Object.keys(old), ...Object.keys(body)]);
  return [...keys]
    .filter((key) => key !== 'Resources')
    .flatMap((key) => changesBetween({ before: old[key], after: body[key] }, key));
}

interface Sides {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function resourceChange(logicalId: string, { before, after }: Sides): ResourceChange | undefined {
  if (before === undefined) return { action: 'Add', logicalId, type: typeOf(after), details: [] };
  if (after === undefined) {
    const type = typeOf(before);
    return { action: 'Remove', logicalId, type, policyAction: deletion(objectOf(before), type), details: [] };
  }
  const [old, current] = [objectOf(before), objectOf(after)];
  const keys = new Set([...Object.keys(old), ...Object.keys(current)]);
  const details = [...keys].flatMap((key) => changesBetween({ before: old[key], after: current[key] }, key));
  return details.length === 0 ? undefined : { action: 'Modify', logicalId, type: typeOf(after), details };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html, defaults included. */
function deletion(resource: JsonObject, type: string): 'Delete' | 'Retain' | 'Snapshot' {
  const policy = resource['DeletionPolicy'];
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') return 'Retain';
  if (policy === 'Snapshot') return 'Snapshot';
  const isAlone = !('DBClusterIdentifier' in section(resource, 'Properties'));
  const isKept = type === 'AWS::RDS::DBCluster' || (type === 'AWS::RDS::DBInstance' && isAlone);
  return policy === undefined && isKept ? 'Snapshot' : 'Delete';
}

function section(body: JsonObject, name: string): JsonObject {
  return objectOf(body[name]);
}

const nothing: JsonObject = { __proto__: null };

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : nothing;
}

function typeOf(resource: Json | undefined): string {
  const type = objectOf(resource)['Type'];
  return typeof type === 'string' ? type : '';
}
