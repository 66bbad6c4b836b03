import type { Evaluated, Evaluation, EvaluationAsked, EvaluationContext } from '../evaluation.ts';
import { capabilitiesOf } from './capabilities.ts';
import { environment, partitionOf } from './environment.ts';
import { TemplateFault } from './fault.ts';
import { checkRules } from './functions/rules.ts';
import { outputsOf } from './outputs.ts';
import { parameterValues } from './parameters/values.ts';
import { StackResources } from './resources/stack-resources.ts';
import { readTemplate } from './template/read-template.ts';
import type { Template } from './template/template.ts';
import { checkTransforms } from './template/transforms.ts';

/** Works a template out as CloudFormation does. Throws only for what AWS could do and the stand-in cannot. */
export function evaluate(asked: EvaluationAsked): Evaluation {
  try {
    return { kind: 'evaluated', result: evaluated(asked) };
  } catch (error) {
    if (!(error instanceof TemplateFault) || error.kind === 'stand-in') throw error;
    return { kind: error.kind === 'validation' ? 'refused' : 'failed', text: error.message };
  }
}

function evaluated({ template: text, parameters: given, context }: EvaluationAsked): Evaluated {
  const template = readTemplate(text);
  const parameters = parameterValues(template, given, context.ssm ?? new Map());
  refuseOtherTypes(template, context);
  checkTransforms(template, context.account);
  const stack = new StackResources(template, context, partitionOf(context.region));
  const imports = new Set<string>();
  const resolver = environment({ template, context, parameters, resources: stack, imports });
  for (const name of template.conditions.keys()) resolver.condition(name);
  checkRules(resolver);
  const resources = stack.evaluate(resolver);
  const outputs = outputsOf(resolver);
  return {
    ...(template.description !== undefined && { description: template.description }),
    ...(template.metadata !== undefined && { metadata: JSON.stringify(template.metadata) }),
    transforms: template.transforms,
    parameters,
    resources,
    resourceTypes: [...new Set([...template.resources.values()].map(({ type }) => type))],
    outputs,
    imports: [...imports],
    ...capabilitiesOf(template),
    invalid: stack.invalid,
    tags: context.tags,
  };
}

// https://github.com/aws/aws-sam-cli/issues/6786
function refuseOtherTypes({ resources }: Template, { previous }: EvaluationContext): void {
  const changed = [...resources.values()].flatMap(({ logicalId, type }) => {
    const before = previous?.resources.get(logicalId)?.type;
    return before === undefined || before === type ? [] : [logicalId];
  });
  if (changed.length > 0)
    throw new TemplateFault(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(', ')}]`,
      'change-set',
    );
}
