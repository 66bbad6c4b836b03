import { type Fault, UserError } from '@iac/action-kit/errors';
import { checkConventions } from '../conventions/check-conventions.ts';
import type { ConventionSettings } from '../conventions/finding.ts';
import { packageNested } from '../nested/package-nested.ts';
import { nestedTemplates } from '../nested/nested-templates.ts';
import type { NestedTemplates } from '../nested/read-nested.ts';
import { readPool } from '../parameters/pool.ts';
import type { Template } from '../template/template.ts';
import { readTemplate } from '../template/read-template.ts';
import { arrange } from './arrange.ts';
import type { Folder, FolderStack, TextFile } from './folder.ts';
import { bucketFaults, uploadFaults } from './size-faults.ts';
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
  /** The files that the templates nest, from `readNested`. */
  readonly nested?: NestedTemplates;
  /** The address of an uploaded text; undefined: there is no bucket for nested templates and those too long for a request. */
  readonly urlOf?: (text: string) => string;
}

/** Reads all that is needed and checks what can be checked offline. Throws one UserError (`invalid-templates`) with every fault. */
export function readFolder(wanted: FolderToRead): Folder {
  const { environment, stackName, templates, parameters, conventions } = wanted;
  const readings = templates.map(({ file, text }) => ({ file, ...readTemplate(file, text) }));
  const { pool, faults: poolFaults } = readPool(parameters);
  const nestedFaults = wanted.nested?.faults ?? [];
  const whole = nestedFaults.length === 0 ? readings.flatMap(({ template }) => template ?? []) : [];
  const stacks = withFindings(
    whole.map((template) => stackOf(template, wanted)),
    conventions,
  );
  const folder: Folder = { environment, stacks, pool };
  const faults = [
    ...distinct([...readings.flatMap((reading) => reading.faults), ...nestedFaults]),
    ...poolFaults,
    ...stackFaults(templates, stackName),
    ...(conventions === 'report'
      ? []
      : stacks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error'))),
    ...stacks.flatMap(({ template }) => (wanted.urlOf === undefined ? bucketFaults : uploadFaults)(template)),
  ];
  // What a broken template declares and exports is not known: nothing is called unknown or missing for its sake.
  if (stacks.length === templates.length && poolFaults.length === 0) faults.push(...offlineFaults(folder));
  if (faults.length > 0) throw invalidTemplates(faults);
  return folder;
}

function stackOf(template: Template, { stackName, nested, urlOf }: FolderToRead): Omit<FolderStack, 'findings'> {
  const name = templateName(template.file);
  const templates = nested?.templates ?? new Map<string, Template>();
  const packaged = urlOf === undefined ? template : packageNested(template, { templates, urlOf });
  return { name, stackName: stackNameOf(stackName, name), template: packaged };
}

/** Those of a nested template once, with the first stack that nests it. */
function withFindings(
  stacks: readonly Omit<FolderStack, 'findings'>[],
  conventions: FolderToRead['conventions'],
): FolderStack[] {
  const level = conventions === 'error' ? 'error' : 'warning';
  const known = new Set(stacks.map(({ template }) => template.file));
  return stacks.map((stack) => {
    const nested = nestedTemplates(stack.template).filter(({ file }) => !known.has(file) && known.add(file));
    return { ...stack, findings: [stack.template, ...nested].flatMap((one) => checkConventions(one, { level })) };
  });
}

/** A file that is nested and has a stack of its own is read for both. */
function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
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
