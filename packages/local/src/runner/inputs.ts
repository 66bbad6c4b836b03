import { type Contexts, evaluateText } from './expressions.ts';
import type { Manifest } from './manifest.ts';

export interface Inputs {
  /** By name, the caller's first, then the defaults: the order in which the runner shows them. */
  readonly values: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/**
 * What the action gets: the caller's values, defaults for the rest. Names compare without case. `required` is not
 * looked at: the runner leaves that to the action (src/Runner.Worker/ActionRunner.cs).
 */
export function resolveInputs(manifest: Manifest, given: ReadonlyMap<string, string>, contexts: Contexts): Inputs {
  const values = new Map(given);
  const names = new Set([...given.keys()].map((name) => name.toLowerCase()));
  for (const [name, input] of manifest.inputs) {
    if (names.has(name.toLowerCase())) continue;
    values.set(name, input.default === undefined ? '' : evaluateText(input.default, contexts));
  }
  return { values, warnings: [...deprecated(manifest, names), ...unexpected(manifest, [...given.keys()])] };
}

/** INPUT_*: blanks become `_`, letters upper case, all else stays. */
export function inputVariables(values: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...values].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

function deprecated({ inputs }: Manifest, given: ReadonlySet<string>): string[] {
  return [...inputs].flatMap(([name, { deprecation }]) =>
    deprecation !== undefined && given.has(name.toLowerCase())
      ? [`Input '${name}' has been deprecated with message: ${deprecation}`]
      : [],
  );
}

function unexpected({ inputs }: Manifest, given: readonly string[]): string[] {
  const valid = new Set([...inputs.keys()].map((name) => name.toLowerCase()));
  const wrong = given.filter((name) => !valid.has(name.toLowerCase()));
  if (wrong.length === 0) return [];
  return [`Unexpected input(s) '${wrong.join("', '")}', valid inputs are ['${[...inputs.keys()].join("', '")}']`];
}
