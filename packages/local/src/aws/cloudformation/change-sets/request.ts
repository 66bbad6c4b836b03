import { invalid } from '../errors.ts';
import type { CloudFormation } from '../cloudformation.ts';
import { s3Error } from '../evaluate-stack.ts';
import type { Stack } from '../stacks/stack.ts';
import type { RequestedParameter } from './change-set.ts';

interface TemplateAsked {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
}

/** The text of the template that a call names in one of its ways. Throws ValidationError. */
export function templateAsked(world: CloudFormation, asked: TemplateAsked, stack?: Stack): string {
  const { TemplateBody: body, TemplateURL: url, UsePreviousTemplate: previous = false } = asked;
  const given = [body, url, previous || undefined].filter((each) => each !== undefined).length;
  if (given > 1) throw invalid('You cannot specify more than one of TemplateBody, TemplateURL and UsePreviousTemplate');
  if (body !== undefined) return body;
  if (url !== undefined) return fetched(world, url);
  if (!previous) throw invalid('Either Template URL or Template Body must be specified.');
  const text = stack?.state.template;
  if (text === undefined) throw invalid('No previous template exists for this stack');
  return text;
}

function fetched(world: CloudFormation, url: string): string {
  if (!/^https?:\/\//.test(url)) throw invalid('TemplateURL must be a supported URL.');
  const text = world.fetch(url);
  if (text === undefined) throw invalid(s3Error);
  if (Buffer.byteLength(text) > 1_048_576) throw invalid('Template may not exceed 1000000 bytes in size.');
  return text;
}

/** The values that were asked for, those to be kept taken from the stack. Throws ValidationError. */
export function valuesOf(parameters: readonly RequestedParameter[], stack?: Stack): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { ParameterKey: key, ParameterValue: value, UsePreviousValue: previous = false } of parameters) {
    if (values.has(key)) throw invalid(`Duplicate input parameter key ${key}`);
    if (previous) values.set(key, kept(key, value, stack));
    else if (value === undefined) throw invalid(`Invalid input for parameter key ${key}. Need to specify a value`);
    else values.set(key, value);
  }
  return values;
}

function kept(key: string, value: string | undefined, stack: Stack | undefined): string {
  const asked = `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true`;
  if (value !== undefined) throw invalid(`${asked} and non empty value for a parameter`);
  const known = stack?.state.evaluated?.parameters.find((parameter) => parameter.key === key);
  if (known === undefined) throw invalid(`${asked} for a parameter key not in the previous template`);
  return known.value;
}
