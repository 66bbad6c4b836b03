import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lexer, walkTokens } from 'marked';
import { parse } from 'yaml';
import * as z from 'zod';
import { readContract } from './contract.ts';
import { isDocument } from './links.ts';

const step = z.object({
  uses: z.string().regex(/\/actions\/[a-z0-9-]+@/),
  with: z.record(z.string(), z.unknown()).default({}),
});
type Step = z.output<typeof step>;

/** Steps in the documents' YAML examples that would not run: an action or an input that is not there, a required input left out. */
export function wrongUsages(root: string, tracked: readonly string[]): string[] {
  return tracked.filter(isDocument).flatMap((path) => {
    const steps = examples(readFileSync(join(root, path), 'utf8')).flatMap(stepsIn);
    return steps.flatMap((used) => faultsOf(root, used).map((fault) => `${path}: ${fault}`));
  });
}

function examples(markdown: string): unknown[] {
  const blocks: string[] = [];
  void walkTokens(new Lexer().lex(markdown), (token) => {
    if (token.type === 'code' && token['lang'] === 'yaml') blocks.push(String(token['text']));
  });
  return blocks.filter((block) => block.includes('uses:')).map((block): unknown => parse(block));
}

function stepsIn(node: unknown): Step[] {
  const { success, data } = step.safeParse(node);
  if (success) return [data];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(stepsIn) : [];
}

function faultsOf(root: string, { uses, with: given }: Step): string[] {
  const [, name = ''] = /\/actions\/([a-z0-9-]+)@/.exec(uses) ?? [];
  const file = join(root, 'actions', name, 'action.yml');
  if (!existsSync(file)) return [`an example uses ${name}, which is no action.`];
  const { inputs } = readContract(file);
  const unknown = Object.keys(given).filter((input) => !(input in inputs));
  const missing = Object.keys(inputs).filter((input) => inputs[input]?.required === true && !(input in given));
  return [
    ...unknown.map((input) => `an example of ${name} gives ${input}, which is no input.`),
    ...missing.map((input) => `an example of ${name} leaves out ${input}, which is required.`),
  ];
}
