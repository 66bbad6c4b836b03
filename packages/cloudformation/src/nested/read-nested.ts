import type { Fault } from '@iac/action-kit/errors';
import type { TextFile } from '../deploy/folder.ts';
import { readTemplate } from '../template/read-template.ts';
import type { Template } from '../template/template.ts';
import { nestedCycles } from './nested-cycles.ts';
import { nestedFiles } from './nested-files.ts';

/** A file of the workspace, by its path in it; the fault that says why it cannot be read. */
export type ReadFile = (file: string) => Promise<TextFile | Fault>;

/** The templates that are nested as files, in those of a folder and in each other, by their path. */
export interface NestedTemplates {
  readonly templates: ReadonlyMap<string, Template>;
  readonly faults: readonly Fault[];
}

/** Reads and checks them like any template: each once, every fault in its own file. Paths out of the workspace and circles are faults. */
export async function readNested(folder: readonly TextFile[], read: ReadFile): Promise<NestedTemplates> {
  const roots = folder.filter(mayNest).flatMap(({ file, text }) => readTemplate(file, text).template ?? []);
  const templates = new Map<string, Template>();
  const faults: Fault[] = [];
  const asked = new Set<string>();
  for (let level = roots; level.length > 0;) {
    const nested = level.flatMap(nestedFiles);
    faults.push(...nested.filter(({ file }) => file === undefined).map(outside));
    const fresh = nested.filter(({ file = '' }) => file !== '' && !asked.has(file) && asked.add(file));
    const readings = await Promise.all(fresh.map(({ file = '', at }) => readOne(file, at, read)));
    faults.push(...readings.flatMap((reading) => reading.faults));
    level = readings.flatMap(({ template }) => template ?? []);
    for (const template of level) templates.set(template.file, template);
  }
  return { templates, faults: [...faults, ...nestedCycles(roots, templates)] };
}

/** So that a folder without nested stacks is read once only. */
function mayNest({ text }: TextFile): boolean {
  return text.includes('AWS::CloudFormation::Stack');
}

async function readOne(file: string, at: Fault['at'], read: ReadFile): Promise<ReturnType<typeof readTemplate>> {
  const found = await read(file);
  if ('text' in found) return readTemplate(file, found.text);
  const { problem, remedy = 'Correct the path, which is relative to the folder of this template.' } = found;
  return { faults: [{ problem: `TemplateURL names ${file}. ${problem}`, remedy, ...(at && { at }) }] };
}

function outside({ at }: { readonly at: Fault['at'] }): Fault {
  return {
    problem: 'This TemplateURL leads out of the workspace.',
    remedy: 'Write a path relative to the folder of this template, or the address of a template in S3 (https://...).',
    ...(at && { at }),
  };
}
