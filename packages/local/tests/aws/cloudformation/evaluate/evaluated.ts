import type {
  Evaluated,
  EvaluatedResource,
  Evaluation,
  EvaluationContext,
  JsonObject,
} from '../../../../src/aws/cloudformation/evaluation.ts';
import { evaluator } from '../../../../src/aws/cloudformation/evaluator.ts';

interface Asked extends Partial<EvaluationContext> {
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What becomes of a template in the stack `shop`. */
export function evaluation(template: string, { parameters = {}, ...context }: Asked = {}): Evaluation {
  return evaluator.evaluate({
    template,
    parameters: new Map(Object.entries(parameters)),
    context: {
      account: '123456789012',
      region: 'eu-west-1',
      stackName: 'shop',
      stackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/6f1e',
      notificationArns: [],
      tags: new Map(),
      exports: new Map([['network::Vpc', 'vpc-1']]),
      nested: () => new Map(),
      ...context,
    },
  });
}

/** As evaluated; throws where the template is refused. */
export function evaluated(template: string, asked: Asked = {}): Evaluated {
  const found = evaluation(template, asked);
  if (found.kind !== 'evaluated') throw new Error(found.text);
  return found.result;
}

/** The text with which a template is refused, or its change set fails; undefined where it is taken. */
export function fault(template: string, asked: Asked = {}): string | undefined {
  const found = evaluation(template, asked);
  return found.kind === 'evaluated' ? undefined : found.text;
}

export function resource({ resources }: Evaluated, logicalId: string): EvaluatedResource {
  const found = resources.get(logicalId);
  if (found === undefined) throw new Error(`no resource ${logicalId}`);
  return found;
}

export function propertiesOf(stack: Evaluated, logicalId: string): JsonObject {
  return resource(stack, logicalId).properties;
}
