import { UserError } from '@iac/action-kit/errors';
import {
  filesOf,
  importFaults,
  invalidTemplates,
  lintTemplates,
  needsExports,
  type Finding,
  type Folder,
  type Importing,
  type Surroundings,
} from '@iac/cloudformation';
import type { DeployErrorCode } from './errors.ts';
import type { Inputs } from './inputs.ts';
import type { FolderPlan } from './plan.ts';
import type { Ports } from './ports.ts';

type Stacks = Surroundings['stacks'];

/** Refuses, before the first change, parameters that are missing and imports that nobody exports; asks cfn-lint about what changes. */
export async function check(
  inputs: Inputs,
  { folder, plan, stacks }: { readonly folder: Folder; readonly plan: FolderPlan; readonly stacks: Stacks },
  ports: Ports,
): Promise<readonly Finding[]> {
  const { arrangement, changing } = plan;
  if (arrangement.faults.length > 0) throw invalidTemplates(arrangement.faults);
  refuseForeignSets(inputs, folder);
  const [lint] = await Promise.all([
    runLint(inputs, { folder, changing }, ports),
    checkImports({ order: arrangement.order, changing, stacks }, ports),
  ]);
  return lint ?? [];
}

async function runLint(
  inputs: Inputs,
  { folder, changing }: { readonly folder: Folder; readonly changing: ReadonlySet<string> },
  { cfnLint }: Ports,
): Promise<readonly Finding[] | undefined> {
  if (inputs['cfn-lint'] === 'off') return [];
  const changed = folder.stacks.filter(({ name }) => changing.has(name));
  const files = new Set(changed.flatMap(({ template }) => filesOf(template)));
  return lintTemplates([...files], cfnLint);
}

async function checkImports(importing: Importing, { cloudFormation }: Ports): Promise<void> {
  if (!needsExports(importing.order, importing.changing)) return;
  const faults = importFaults(importing, await cloudFormation.listExports());
  if (faults.length === 0) return;
  throw new UserError<DeployErrorCode>({
    code: 'missing-export',
    problem: `${faults.length === 1 ? 'An import has' : `${faults.length} imports have`} no export. Nothing was changed.`,
    remedy: 'Correct what is named here.',
    faults,
  });
}

/** A change set of a stack that no template is for: the plan was made from another folder. */
function refuseForeignSets({ plan }: Inputs, { stacks }: Folder): void {
  const names = new Set(stacks.map(({ stackName }) => stackName));
  const foreign = plan?.sets.filter(({ stack }) => !names.has(stack)) ?? [];
  if (foreign.length === 0) return;
  throw new UserError<DeployErrorCode>({
    code: 'foreign-plan',
    problem: `The plan is for stacks that no template here is for: ${foreign.map(({ stack }) => stack).join(', ')}.`,
    remedy: 'Give `templates` and `stack-name` as the plan had them, at the same commit.',
  });
}
