import type { EvaluatedParameter } from '../../evaluation.ts';
import { TemplateFault } from '../fault.ts';
import { hex, lower, random } from '../resources/random.ts';
import type { Json } from '../json.ts';
import type { ParameterDeclaration, Template } from '../template/template.ts';
import { checkConstraints } from './constraints.ts';
import { isListType, listOf } from './lists.ts';

/** Parameters of Systems Manager, by name. */
export type Store = ReadonlyMap<string, string>;

/** Every parameter with the value that it has. Throws TemplateFault for what CloudFormation would refuse. */
export function parameterValues(
  { parameters }: Template,
  given: ReadonlyMap<string, string>,
  store: Store,
): readonly EvaluatedParameter[] {
  const unknown = [...given.keys()].filter((key) => !parameters.has(key));
  if (unknown.length > 0 && parameters.size === 0)
    // https://github.com/aws/aws-toolkit-azure-devops/issues/75
    throw new TemplateFault('Parameter values specified for a template which does not require them.');
  if (unknown.length > 0) throw new TemplateFault(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const declared = [...parameters.values()];
  const missing = declared.filter((each) => !given.has(each.key) && each.default === undefined);
  // https://github.com/sat-utils/sat-api/issues/25
  if (missing.length > 0)
    throw new TemplateFault(`Parameters: [${missing.map(({ key }) => key).join(', ')}] must have values`);
  return declared.map((each) => evaluated(each, given.get(each.key) ?? each.default ?? '', store));
}

/** What Ref gives. */
export function valueOf({ type, value, resolved = value }: EvaluatedParameter): Json {
  return isListType(type) ? listOf(resolved) : resolved;
}

function evaluated(declared: ParameterDeclaration, value: string, store: Store): EvaluatedParameter {
  checkConstraints(declared, value);
  const { key, type, noEcho, description, allowedValues } = declared;
  return {
    key,
    type,
    noEcho,
    ...(description !== undefined && { description }),
    ...(declared.default !== undefined && { default: declared.default }),
    ...(allowedValues !== undefined && { allowedValues }),
    value,
    ...(type.startsWith('AWS::SSM::Parameter::Value<') && { resolved: fetched(value, type, store) }),
  };
}

function fetched(name: string, type: string, store: Store): string {
  const found = store.get(name) ?? published(name, type);
  // https://github.com/awslabs/aws-deployment-framework/issues/339
  if (found === undefined)
    throw new TemplateFault(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  return found;
}

/** AWS's own parameters are there in every account (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html). */
function published(name: string, type: string): string | undefined {
  if (!name.startsWith('/aws/service/')) return undefined;
  return type.includes('Image::Id') ? `ami-${random(name, 17, hex)}` : random(name, 12, lower);
}
