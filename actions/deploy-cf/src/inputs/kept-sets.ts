import { reading } from '@iac/action-kit';
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

const shape = z.object({
  version: z.literal(1),
  environment: text,
  sets: z.array(
    z.object({
      stack: text,
      changeSet: z.string().check(z.regex(/^arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d{12}:changeSet\//)),
    }),
  ),
});

/** What a plan hands to the job that executes it. What the sets hold is compared with the workspace's templates before it is executed. */
export type KeptSets = z.output<typeof shape>;

/** The output `change-sets` of a plan. */
export const keptSets = reading((json, fault): KeptSets => {
  const parsed = z.safeParse(shape, parseJson(json));
  if (parsed.success) return parsed.data;
  fault('is not the output `change-sets` of a run with mode: plan and change-sets: keep; hand that over as it is');
  return { version: 1, environment: '', sets: [] };
});

/** undefined where it is no JSON: no JSON text means that. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
