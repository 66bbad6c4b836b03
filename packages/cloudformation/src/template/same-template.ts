import { canonicalJson } from './syntax/json.ts';
import { parse } from './syntax/parse.ts';
import type { Template } from './template.ts';

/**
 * Whether CloudFormation could see no difference; `before`: what GetTemplate (Original) answers, YAML or JSON. In doubt: false. So it is
 * for texts with other letters than ASCII's where CloudFormation gives them back as question marks.
 */
export function sameTemplate(before: string, { file, text }: Template): boolean {
  if (before === text) return true;
  const meaning = meaningOf(file, before);
  return meaning !== undefined && meaning === meaningOf(file, text);
}

function meaningOf(file: string, text: string): string | undefined {
  const { root, faults } = parse(file, text);
  return root === undefined || faults.length > 0 ? undefined : canonicalJson(root);
}
