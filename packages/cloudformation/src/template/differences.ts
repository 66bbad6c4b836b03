import type { PropertyChange, ResourceChange } from '../stack/stack.ts';
import type { Template } from './template.ts';

/** What the texts of two templates tell; whether a resource would be replaced, they do not (`replacement` is never there). */
export interface Differences {
  readonly resources: readonly ResourceChange[];
  /** Everything that is no resource: `Outputs.Name`, `Conditions.IsProduction`, `Mappings.Sizes`, `Description`. */
  readonly others: readonly PropertyChange[];
}

/** `before`: what GetTemplate (Original) answers; undefined: a new stack, so that every resource is added. */
export function differences(before: string | undefined, template: Template): Differences {
  throw new Error(`cannot compare ${template.file} yet (${before?.length ?? 0} characters)`);
}
