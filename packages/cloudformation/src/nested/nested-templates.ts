import type { Location } from '@iac/action-kit/errors';
import type { Path, Template } from '../template/template.ts';

/** All templates that are nested in it as files, the innermost first, each once. */
export function nestedTemplates({ nested = new Map<string, Template>() }: Template): Template[] {
  const all = [...nested.values()].flatMap((child) => [...nestedTemplates(child), child]);
  return [...new Map(all.map((template) => [template.file, template])).values()];
}

/** The files that a stack is made from: its template's, and those nested in it. */
export function filesOf(template: Template): string[] {
  return [template.file, ...nestedTemplates(template).map(({ file }) => file)];
}

/**
 * Where a path of a nested stack's template stands, in the nested file itself; `nested`: logical ids on the way to it, outermost first.
 * Of a template that is none of ours: the resource that nests it.
 */
export function placeWithin(template: Template, nested: readonly string[], path: Path): Location {
  const [outermost, ...deeper] = nested;
  if (outermost === undefined) return template.place(path);
  const child = template.nested?.get(outermost);
  return child === undefined ? template.place(['Resources', outermost]) : placeWithin(child, deeper, path);
}
