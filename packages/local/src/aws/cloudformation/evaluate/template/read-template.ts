import { formatError } from '../fault.ts';
import { parseTemplate } from '../read/parse.ts';
import { isFree, resourceType } from '../resources/specification.ts';
import { checkReferences } from './check-references.ts';
import { readSections } from './sections.ts';
import type { Template } from './template.ts';

/** The last templates that were read, by their text: a stack's is read for its change set, its execution, its parent. */
const known = new Map<string, Template>();
const most = 100;

/** A template whose types, sections and references are right, whatever the parameters. Throws TemplateFault. */
export function readTemplate(text: string): Template {
  const before = known.get(text);
  if (before !== undefined) return before;
  const template = readSections(parseTemplate(text));
  checkTypes(template);
  checkReferences(template);
  const [oldest] = known.keys();
  if (known.size >= most && oldest !== undefined) known.delete(oldest);
  known.set(text, template);
  return template;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
function checkTypes({ resources }: Template): void {
  const types = new Set([...resources.values()].map(({ type }) => type));
  const unknown = [...types].filter((type) => !isFree(type) && resourceType(type) === undefined);
  if (unknown.length > 0) throw formatError(`Unrecognized resource types: [${unknown.join(', ')}]`);
}
