import { isMapping, type Mapping } from './yaml/data.ts';
import { contentOf, isEmpty, parseYaml } from './yaml/parse.ts';

/** Reads the input `values`, a YAML map; '' is an empty one. A string says what is wrong. */
export function parseValues(text: string): Mapping | string {
  const parsed = parseInput(text);
  if (typeof parsed === 'string') return parsed;
  const { value = {} } = parsed;
  return isMapping(value) ? value : 'write a YAML map: one `key: value` a line';
}

/** Reads a YAML value given as an input; a string says what is wrong. No value at all: `{}`. */
export function parseInput(text: string): { readonly value?: unknown } | string {
  const { documents, faults } = parseYaml({ file: '', text });
  const [fault] = faults;
  if (fault !== undefined) return `line ${fault.at?.line ?? 1}: ${fault.problem}`;
  const [document, another] = documents;
  if (another !== undefined) return 'write one YAML document, without ---';
  if (document === undefined || isEmpty(document)) return {};
  return { value: contentOf(document) };
}
