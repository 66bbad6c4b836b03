import type { CloudFormation } from './cloudformation.ts';
import { isList, isMap, isScalar } from './evaluate/json.ts';
import type { Evaluated, Evaluation, Json, NestedStack } from './evaluation.ts';
import { exportsOf } from './stacks/exports.ts';
import type { StackIdentity } from './stacks/stack.ts';

export interface StackAsked {
  readonly identity: Pick<StackIdentity, 'id' | 'name' | 'account' | 'region'>;
  readonly template: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly notificationArns: readonly string[];
  readonly previous?: Evaluated | undefined;
  readonly imported?: ReadonlyMap<string, string>;
}

/** A template as it stands in this stack, in this account, now. */
export function evaluateStack(world: CloudFormation, asked: StackAsked): Evaluation {
  const { identity, template, parameters, tags, notificationArns, previous, imported } = asked;
  const { id: stackId, name: stackName, account, region } = identity;
  const exported = [...exportsOf(world.stacks(account, region))].map(([name, { value }]) => [name, value] as const);
  return world.evaluator.evaluate({
    template,
    parameters,
    context: {
      account,
      region,
      stackId,
      stackName,
      tags,
      notificationArns,
      exports: new Map(exported),
      nested: (nested) => outputsOf(world, asked, nested),
      ...(previous !== undefined && { previous }),
      ...(imported !== undefined && { imported }),
    },
  });
}

/** A nested stack's template as it stands; a text where it cannot be had, as its parent's event tells it. */
export function evaluateNested(world: CloudFormation, parent: StackAsked, nested: NestedStack): Evaluation {
  const template = templateOf(world, nested);
  if (template === undefined) return { kind: 'refused', text: s3Error };
  const { account, region } = parent.identity;
  const child = world.stacks(account, region).find(nested.physicalId);
  return evaluateStack(world, {
    identity: { id: nested.physicalId, name: nestedName(nested.physicalId), account, region },
    template,
    parameters: parametersOf(nested),
    tags: parent.tags,
    notificationArns: parent.notificationArns,
    previous: child?.state.evaluated,
  });
}

export function templateOf(world: CloudFormation, { properties }: NestedStack): string | undefined {
  const { TemplateURL: url } = properties;
  return typeof url === 'string' ? world.fetch(url) : undefined;
}

/** The name in a stack's ARN. */
export function nestedName(arn: string): string {
  return arn.split('/')[1] ?? arn;
}

export const s3Error =
  'S3 error: Access Denied\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';

function outputsOf(world: CloudFormation, parent: StackAsked, nested: NestedStack): ReadonlyMap<string, string> {
  const evaluation = evaluateNested(world, parent, nested);
  if (evaluation.kind !== 'evaluated') return new Map();
  return new Map(evaluation.result.outputs.map(({ key, value }) => [key, value]));
}

function parametersOf({ properties }: NestedStack): ReadonlyMap<string, string> {
  const { Parameters: given } = properties;
  return new Map(isMap(given) ? Object.entries(given).map(([key, value]) => [key, textOf(value)]) : []);
}

function textOf(value: Json): string {
  if (isList(value)) return value.map(textOf).join(',');
  return isScalar(value) ? String(value) : JSON.stringify(value);
}
