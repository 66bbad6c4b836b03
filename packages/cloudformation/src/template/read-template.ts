import type { Fault } from '@iac/action-kit/errors';
import { checkTemplate } from './check/check-template.ts';
import { limits } from './check/limits.ts';
import { parametersOf, resourcesOf } from './declarations.ts';
import { entriesOf, type Mapping } from './syntax/content.ts';
import { compactJson, toJsonObject } from './syntax/json.ts';
import { parse, type Parsed } from './syntax/parse.ts';
import { offsetAt } from './syntax/place.ts';
import type { Template } from './template.ts';

/** `template` is there when nothing is wrong with it. */
export interface TemplateReading {
  readonly template?: Template;
  readonly faults: readonly Fault[];
}

/** Reads a template, YAML or JSON, and checks offline what CloudFormation would refuse: every fault with its line, all at once. */
export function readTemplate(file: string, text: string): TemplateReading {
  const size = Buffer.byteLength(text);
  if (size > mostRead) return { faults: [tooLarge(file, `${size} bytes`)] };
  const { root, at, faults } = parse(file, text);
  const compact = size > limits.templateBytes && root !== undefined ? Buffer.byteLength(compactJson(root)) : 0;
  if (compact > limits.templateBytes) return { faults: [tooLarge(file, `${compact} bytes in its shortest form`)] };
  if (root === undefined) return { faults: faults.length > 0 ? faults : [nothing(file)] };
  const all = [...faults, ...checkTemplate(root, at)].toSorted(byLine);
  if (all.length > 0 || root.kind !== 'map') return { faults: all };
  return { template: templateOf({ file, text, root, at }), faults: [] };
}

function byLine(a: Fault, b: Fault): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0);
}

/** Comments and blanks do not count, as what is sent can do without them; but nobody writes so many of them. */
const mostRead = 4 * limits.templateBytes;

interface Source {
  readonly file: string;
  readonly text: string;
  readonly root: Mapping;
  readonly at: Parsed['at'];
}

function templateOf({ file, text, root, at }: Source): Template {
  return {
    file,
    text,
    body: toJsonObject(root),
    parameters: parametersOf(entriesOf(root, 'Parameters')),
    resources: resourcesOf(entriesOf(root, 'Resources')),
    place: (path) => at(offsetAt(root, path)),
  };
}

function tooLarge(file: string, size: string): Fault {
  const problem = `The template has ${size}, and CloudFormation takes ${limits.templateBytes}.`;
  return { problem, remedy: 'Split it.', at: { file, line: 1 } };
}

function nothing(file: string): Fault {
  return { problem: 'The template is empty.', remedy: 'Write a Resources section.', at: { file, line: 1 } };
}
