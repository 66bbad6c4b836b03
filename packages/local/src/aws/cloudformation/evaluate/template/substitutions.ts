import { templateError } from '../fault.ts';

const variable = /\$\{([^}]*)\}/g;

/** The names between `${` and `}` in the text of Fn::Sub; `${!x}` is the text `${x}`. */
export function substitutions(text: string): readonly string[] {
  return [...text.matchAll(variable)].flatMap(([, name = '']) => (name.startsWith('!') ? [] : [checked(name)]));
}

/** The text with each variable's value in its place. */
export function substitute(text: string, valueOf: (name: string) => string): string {
  return text.replace(variable, (_, name: string) =>
    name.startsWith('!') ? `\${${name.slice(1)}}` : valueOf(checked(name)),
  );
}

// The words: https://github.com/aws-cloudformation/cfn-lint/pull/1430
function checked(name: string): string {
  const trimmed = name.trim();
  if (/^[A-Za-z0-9_.:]+$/.test(trimmed)) return trimmed;
  throw templateError(
    'variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
  );
}
