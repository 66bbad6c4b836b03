import { notHere, TemplateFault } from '../fault.ts';
import type { Template } from './template.ts';

/**
 * Taken as they stand. AWS::SecretsManager adds a stack with a rotation function for each HostedRotationLambda; here none is
 * added, so that such a secret is never rotated.
 */
const known = new Set(['AWS::LanguageExtensions', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16']);

/** Throws for a macro that the account does not have, and for AWS's own that are not here. */
export function checkTransforms({ transforms }: Template, account: string): void {
  for (const name of transforms) {
    if (known.has(name)) continue;
    if (name.startsWith('AWS::')) throw notHere(`the transform ${name}`);
    // https://github.com/aws-cloudformation/aws-cloudformation-templates/pull/363
    throw new TemplateFault(`No transform named ${account}::${name} found.`, 'change-set');
  }
}
