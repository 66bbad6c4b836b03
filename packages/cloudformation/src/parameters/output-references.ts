import type { Location } from '@iac/action-kit/errors';
import type { StackReference } from '../graph/order-stacks.ts';

// A second $ before it makes it plain text: $${rds.Endpoint} is given as ${rds.Endpoint}.
const reference = /(?<plain>\$)?\$\{(?<stack>[A-Za-z0-9][\w-]*)\.(?<output>[A-Za-z0-9]+)\}/g;

/** The outputs of other stacks that a value names: `${rds.Endpoint}` is the output Endpoint of the stack of rds.yaml. */
export function outputReferences(text: string, at: Location): StackReference[] {
  return [...text.matchAll(reference)].flatMap(({ groups: { plain, stack, output } = {} }) =>
    plain !== undefined || stack === undefined || output === undefined ? [] : [{ stack, output, at }],
  );
}

/** The value with its references replaced; `lookUp` gives undefined for those that stay as they are. */
export function withOutputs(text: string, lookUp: (stack: string, output: string) => string | undefined): string {
  return text.replace(reference, (whole) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    const [stack = '', output = ''] = whole.slice('${'.length, -1).split('.');
    return lookUp(stack, output) ?? whole;
  });
}
