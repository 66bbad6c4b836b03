import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const text = z.string().trim().min(1);
const input = z.object({
  description: text.optional(),
  required: z.boolean().optional(),
  // A default may be written without quotes: it reaches the action as text all the same.
  default: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
});
const output = z.object({ description: text.optional() });
const contract = z.object({
  name: text,
  description: text,
  inputs: z.record(z.string(), input).default({}),
  outputs: z.record(z.string(), output).default({}),
});

export type Contract = z.output<typeof contract>;
export type Input = z.output<typeof input>;

/** The part of an action.yml that a reader needs. */
export function readContract(path: string): Contract {
  return contract.parse(parse(readFileSync(path, 'utf8')));
}

/** Inputs and outputs without a description, a sentence each. */
export function undescribed({ inputs, outputs }: Contract): string[] {
  const missing = (kind: string, all: Readonly<Record<string, { readonly description?: string | undefined }>>) =>
    Object.entries(all)
      .filter(([, { description }]) => description === undefined)
      .map(([name]) => `${kind} ${name} has no description: say what it is for.`);
  return [...missing('input', inputs), ...missing('output', outputs)];
}
