import { parseBy, type RawInputs } from '@iac/action-kit';
import * as z from 'zod';

/** Its keys are the inputs of action.yml (tests/contract.test.ts). */
export const schema = z.object({
  path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'write a path inside the workspace'),
  text: z.string().min(1, 'say what the file is to hold'),
  mode: z.enum(['apply', 'plan'], 'write apply or plan'),
});

export type Inputs = z.output<typeof schema>;

/** Throws one UserError that lists every fault with its input's name. */
export function parseInputs(raw: RawInputs): Inputs {
  return parseBy(schema, raw);
}
