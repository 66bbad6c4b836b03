import type { Json, Template } from '../template/template.ts';
import { references } from './references.ts';

/**
 * Whether a value is another one in each environment: it has Environment or the stack's name in it, or a resource of the
 * stack, or a parameter without a default, which the caller chooses.
 */
export function variesByEnvironment(template: Template, value: Json): boolean {
  return [...references(template, value)].some((name) => {
    if (['Environment', 'AWS::StackName', 'AWS::StackId'].includes(name)) return true;
    if (template.resources.has(name)) return true;
    const parameter = template.parameters.get(name);
    return parameter !== undefined && parameter.default === undefined;
  });
}
