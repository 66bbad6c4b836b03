import { isObject } from '../../template/contains.ts';
import type { Node } from '../json.ts';
import { elementPath, entriesIn, type Entry, type Statement } from '../policy/document.ts';

/** One test of a condition that only lets in what it names. */
export interface Test {
  /** The key as it is written, `${OIDCProvider}:sub`. */
  readonly key: string;
  readonly operator: 'like' | 'equals';
  readonly values: readonly Entry[];
}

/** The tests of a statement that name what they let in. A negated one lets in everything else, and holds nobody back. */
export function testsOf(statement: Statement): Test[] {
  const condition = statement.body['Condition'];
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([name, keys]) => {
    const operator = operators.get(
      name
        .replace(/^For(Any|All)Values?s?:/i, '')
        .replace(/IfExists$/i, '')
        .toLowerCase(),
    );
    if (operator === undefined || !isObject(keys)) return [];
    return Object.entries(keys).map(([key, value]) => {
      const node: Node = { value, path: elementPath(statement, ['Condition', name, key]) };
      return { key, operator, values: entriesIn(statement, node) };
    });
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators = new Map<string, Test['operator']>([
  ['stringequals', 'equals'],
  ['stringequalsignorecase', 'equals'],
  ['stringlike', 'like'],
]);
