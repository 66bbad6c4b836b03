import type { Capability } from '../stack/stack.ts';
import type { Template } from './template.ts';

/** The least that CloudFormation asks for to deploy this template. */
export function capabilitiesOf(template: Template): Capability[] {
  throw new Error(`cannot judge ${template.file} yet`);
}
