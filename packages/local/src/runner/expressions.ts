import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isBasicExpression, isLiteral, isMapping } from '@actions/workflow-parser/templates/tokens/type-guards';
import { expressionData } from './boundary.ts';
import { messageOf, refuse } from './errors.ts';

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** What expressions see: the contexts by name (github, steps, ...) as plain JSON. */
export type Contexts = Readonly<Record<string, object>>;

const none = { needs: {}, strategy: {}, matrix: {}, secrets: {}, vars: {}, inputs: {}, steps: {}, env: {} };

/** The text of a scalar of a template, its `${{ }}` evaluated. */
export function evaluateText(token: TemplateToken, contexts: Contexts): string {
  if (isLiteral(token)) return token.toString();
  if (isBasicExpression(token)) return evaluate(token.expression, contexts).coerceString();
  throw refuse('bad-expression', {
    problem: 'A text was expected here.',
    remedy: 'Write a text, or an expression that gives one.',
  });
}

/** The texts of a mapping (`with:`, `env:`), in their order. */
export function evaluateTexts(token: TemplateToken, contexts: Contexts): Map<string, string> {
  const texts = new Map<string, string>();
  if (isMapping(token))
    for (const { key, value } of token) texts.set(evaluateText(key, contexts), evaluateText(value, contexts));
  return texts;
}

/** A condition such as `post-if`, which needs no `${{ }}` and, unlike a workflow's `if:`, implies no success(). */
export function evaluateCondition(condition: string, contexts: Contexts): boolean {
  const bare = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(condition)?.[1] ?? condition;
  return truthy(evaluate(bare, contexts));
}

function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const all = { ...none, ...contexts };
  const functions = functionsFor(all);
  try {
    const { tokens } = new Lexer(expression).lex();
    const parsed = new Parser(tokens, Object.keys(all), functions).parse();
    const values = Object.entries(all).map(([key, value]) => ({ key, value: expressionData(value) }));
    const definitions = new Map(functions.map((definition) => [definition.name.toLowerCase(), definition]));
    return new Evaluator(parsed, new data.Dictionary(...values), definitions).evaluate();
  } catch (error) {
    throw refuse('bad-expression', {
      problem: `The expression \`${expression.trim()}\` cannot be evaluated: ${messageOf(error)}`,
      remedy: 'Correct it where it is written (action.yml, or the inputs and env of the step).',
      cause: error,
    });
  }
}

function functionsFor(contexts: Contexts): FunctionDefinition[] {
  const status = (name: string, holds: (status: unknown) => boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(holds(statusOf(contexts))),
  });
  return [
    status('always', () => true),
    status('success', (is) => is === 'success'),
    status('failure', (is) => is === 'failure'),
    status('cancelled', (is) => is === 'cancelled'),
    {
      name: 'hashFiles',
      minArgs: 1,
      maxArgs: 255,
      call: () => {
        throw new Error('hashFiles() is not part of this stand-in');
      },
    },
  ];
}

function statusOf({ job }: Contexts): unknown {
  return job !== undefined && 'status' in job ? job.status : undefined;
}
