import type { Fault } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';
import { nestedFiles } from './nested-files.ts';

/** A fault for each circle of templates that nest each other, at the TemplateURL that closes it. */
export function nestedCycles(roots: readonly Template[], templates: ReadonlyMap<string, Template>): Fault[] {
  const faults: Fault[] = [];
  const done = new Set<string>();
  const visit = (template: Template, way: readonly string[]): void => {
    if (done.has(template.file)) return;
    const here = [...way, template.file];
    for (const { file, at } of nestedFiles(template)) {
      const child = file === undefined ? undefined : templates.get(file);
      if (child === undefined) continue;
      const first = here.indexOf(child.file);
      if (first < 0) visit(child, here);
      else faults.push({ problem: circle([...here.slice(first), child.file]), remedy: 'Take one of them out.', at });
    }
    done.add(template.file);
  };
  for (const root of roots) visit(root, []);
  return faults;
}

function circle(files: readonly string[]): string {
  return `These templates nest each other in a circle: ${files.join(' > ')}.`;
}
