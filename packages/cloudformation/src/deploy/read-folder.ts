import { type Fault, UserError } from '@iac/action-kit/errors';
import { readPool } from '../parameters/pool.ts';
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
}

/** Reads all that is needed and checks what can be checked offline. Throws one UserError (`invalid-templates`) with every fault. */
export function readFolder({ environment, stackName, templates, parameters }: FolderToRead): Folder {
  const readings = templates.map(({ file, text }) => ({ file, ...readTemplate(file, text) }));
  const { pool, faults: poolFaults } = readPool(parameters);
  const stacks = readings.flatMap(({ file, template }): FolderStack[] => {
    const name = templateName(file);
    return template === undefined ? [] : [{ name, stackName: stackNameOf(stackName, name), template }];
  });
  const folder: Folder = { environment, stacks, pool };
  const faults = [
    ...readings.flatMap((reading) => reading.faults),
    ...poolFaults,
    ...stackFaults(templates, stackName),
  ];
  // What a broken template declares and exports is not known: nothing is called unknown or missing for its sake.
  if (faults.length === 0) faults.push(...offlineFaults(folder));
  if (faults.length > 0) throw invalidTemplates(faults);
  return folder;
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
