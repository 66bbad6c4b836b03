import { type Fault, UserError } from '@iac/action-kit/errors';
import { checkConventions } from '../conventions/check-conventions.ts';
import type { ConventionSettings } from '../conventions/finding.ts';
import { readPool } from '../parameters/pool.ts';
import type { Template } from '../template/template.ts';
import { templateSource } from '../template/template-source.ts';
import { readTemplate } from '../template/read-template.ts';
import { arrange } from './arrange.ts';
import type { Folder, FolderStack, TextFile } from './folder.ts';
import { stackFaults, stackNameOf, templateName } from './stack-names.ts';

export interface FolderToRead {
  readonly environment: string;
  /** With `{name}`: the template's file name. */
  readonly stackName: string;
  readonly templates: readonly TextFile[];
  /** Later ones win. */
  readonly parameters: readonly TextFile[];
  /** `report`: nothing that breaks one is refused, not even a trust in any service account. */
  readonly conventions: ConventionSettings['level'] | 'report';
  /** Whether there is a bucket for templates that are too long for a request. */
  readonly uploads: boolean;
}

/** Reads all that is needed and checks what can be checked offline. Throws one UserError (`invalid-templates`) with every fault. */
export function readFolder(wanted: FolderToRead): Folder {
  const { environment, stackName, templates, parameters, conventions } = wanted;
  const readings = templates.map(({ file, text }) => ({ file, ...readTemplate(file, text) }));
  const { pool, faults: poolFaults } = readPool(parameters);
  const stacks = readings.flatMap(({ file, template }) =>
    template === undefined ? [] : [stackOf(template, templateName(file), wanted)],
  );
  const folder: Folder = { environment, stacks, pool };
  const faults = [
    ...readings.flatMap((reading) => reading.faults),
    ...poolFaults,
    ...stackFaults(templates, stackName),
    ...(conventions === 'report'
      ? []
      : stacks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error'))),
    ...(wanted.uploads ? [] : stacks.flatMap(({ template }) => sizeFaults(template))),
  ];
  // What a broken template declares and exports is not known: nothing is called unknown or missing for its sake.
  if (stacks.length === templates.length && poolFaults.length === 0) faults.push(...offlineFaults(folder));
  if (faults.length > 0) throw invalidTemplates(faults);
  return folder;
}

function stackOf(template: Template, name: string, { stackName, conventions }: FolderToRead): FolderStack {
  return {
    name,
    stackName: stackNameOf(stackName, name),
    template,
    findings: checkConventions(template, { level: conventions === 'error' ? 'error' : 'warning' }),
  };
}

function sizeFaults(template: Template): Fault[] {
  const source = templateSource(template);
  if ('body' in source) return [];
  return [
    {
      problem: `The template has ${source.tooLarge} bytes in its shortest form; a request takes 51,200.`,
      remedy: 'Split it, or name a bucket in the input artifact-bucket.',
      at: { file: template.file },
    },
  ];
}

function offlineFaults(folder: Folder): readonly Fault[] {
  return arrange(folder, { stacks: new Map() }).faults;
}

/** One error for faults in templates or parameters, each with its line. */
export function invalidTemplates(faults: readonly Fault[]): UserError<'invalid-templates'> {
  return new UserError({
    code: 'invalid-templates',
    problem: `The templates or their parameters have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}. Nothing was changed.`,
    remedy: 'Correct what is named here.',
    faults,
  });
}
