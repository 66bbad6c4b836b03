import type { EvaluatedParameter, EvaluationContext } from '../evaluation.ts';
import { formatError, TemplateFault } from './fault.ts';
import { holds } from './functions/conditions.ts';
import { resolverOf } from './functions/resolve.ts';
import type { Resolver } from './functions/resolver.ts';
import type { Json } from './json.ts';
import { valueOf } from './parameters/values.ts';
import type { StackResources } from './resources/stack-resources.ts';
import type { Template } from './template/template.ts';

export interface Surroundings {
  readonly template: Template;
  readonly context: EvaluationContext;
  readonly parameters: readonly EvaluatedParameter[];
  readonly resources: StackResources;
  /** Filled with the names of the exports that are imported. */
  readonly imports: Set<string>;
}

/** Everything that a function of the template may ask for. */
export function environment({ template, context, parameters, resources, imports }: Surroundings): Resolver {
  const conditions = new Map<string, boolean | 'under way'>();
  const resolver = resolverOf({
    template,
    values: new Map([...pseudo(context), ...parameters.map((each) => [each.key, valueOf(each)] as const)]),
    region: context.region,
    condition(name) {
      const known = conditions.get(name);
      if (known === 'under way') throw formatError(`Circular dependency between conditions: [${name}]`);
      if (known !== undefined) return known;
      const expression = template.conditions.get(name);
      if (expression === undefined)
        throw new TemplateFault(`Template error: unresolved condition dependency ${name} in Condition`);
      conditions.set(name, 'under way');
      const value = holds(expression, resolver);
      conditions.set(name, value);
      return value;
    },
    ref: (logicalId) => resources.ref(logicalId, resolver),
    attribute: (logicalId, name) => resources.attribute(logicalId, name, resolver),
    importValue(name) {
      const value = context.exports.get(name);
      // https://github.com/aws-cloudformation/aws-cloudformation-templates/issues/263
      if (value === undefined) throw new TemplateFault(`No export named ${name} found.`, 'change-set');
      imports.add(name);
      return value;
    },
  });
  return resolver;
}

export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function pseudo(context: EvaluationContext): readonly (readonly [string, Json])[] {
  const { account, region, stackName, stackId, notificationArns } = context;
  return [
    ['AWS::AccountId', account],
    ['AWS::NotificationARNs', notificationArns],
    ['AWS::Partition', partitionOf(region)],
    ['AWS::Region', region],
    ['AWS::StackId', stackId],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'],
  ];
}
