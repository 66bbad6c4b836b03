import type { Evaluated } from './evaluation.ts';
import { capabilitiesOf } from './evaluate/capabilities.ts';
import { TemplateFault } from './evaluate/fault.ts';
import { readTemplate } from './evaluate/template/read-template.ts';
import { invalid } from './errors.ts';

/** What can be told of a template without values for its parameters. */
export type Summary = Pick<
  Evaluated,
  'description' | 'metadata' | 'transforms' | 'resourceTypes' | 'capabilities' | 'capabilitiesReason'
> & { readonly parameters: readonly Omit<Evaluated['parameters'][number], 'value'>[] };

/** Throws ValidationError in CloudFormation's words. */
export function summarize(text: string): Summary {
  try {
    const template = readTemplate(text);
    return {
      ...(template.description !== undefined && { description: template.description }),
      ...(template.metadata !== undefined && { metadata: JSON.stringify(template.metadata) }),
      transforms: template.transforms,
      parameters: [...template.parameters.values()],
      resourceTypes: [...new Set([...template.resources.values()].map(({ type }) => type))],
      ...capabilitiesOf(template),
    };
  } catch (error) {
    if (error instanceof TemplateFault && error.kind === 'validation') throw invalid(error.message);
    throw error;
  }
}
