import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import { type Environment, environments } from './environments.ts';
import { type Inputs, parseInputsFile } from './inputs-file.ts';
import { readWorkflow, stepOf, type WorkflowStep } from './workflow.ts';

/** The workflow of an iac repository that guards its releases. */
export const guardWorkflow = '.github/workflows/guard-releases.yaml';

/** What the tour releases. */
export interface Service {
  readonly name: string;
  readonly folder: string;
  /** The files of the folder that make its repository; all of them when undefined. */
  readonly files: readonly string[] | undefined;
  readonly image: WorkflowStep;
  readonly release: WorkflowStep;
  /** Of iac's own workflow. */
  readonly guard: WorkflowStep;
  /** By environment that is released to: what is added to the inputs of the release step. */
  readonly inputs: ReadonlyMap<Environment, Inputs>;
  /** The file that the inputs are, or would be, in; undefined for the sample. */
  readonly inputsFile: string | undefined;
}

/** The sample service of this checkout, with its workflow's own inputs. */
export async function sampleService(root: string): Promise<Service> {
  const folder = join(root, 'examples/service');
  const steps = await workflowSteps(root);
  const inputs = new Map(environments.map((environment) => [environment, {}]));
  return { name: 'hello', folder, files: undefined, ...steps, inputs, inputsFile: undefined };
}

/** What any service gives, whatever its template. */
const usual = ['environment', 'image', 'token'];

/** A service of the user's: its template and its inputs.yaml, in the sample's workflow. Throws a CliError when `folder` is none. */
export async function givenService(root: string, given: string): Promise<Service> {
  const folder = resolve(given);
  if (!existsSync(join(folder, '.flux.ci')))
    throw new CliError({
      code: 'wrong-service',
      problem: `${folder} has no .flux.ci.`,
      remedy: 'Name the folder of a service: one with the template of its release in .flux.ci.',
    });
  const inputsFile = join(folder, 'inputs.yaml');
  const inputs = existsSync(inputsFile)
    ? parseInputsFile(inputsFile, await readFile(inputsFile, 'utf8'))
    : new Map(environments.map((environment) => [environment, {}]));
  const steps = await workflowSteps(root);
  const own = Object.fromEntries(Object.entries(steps.release.inputs).filter(([name]) => usual.includes(name)));
  const files = ['.flux.ci', '.ci.yaml'].filter((file) => existsSync(join(folder, file)));
  return {
    name: nameOf(folder, inputs),
    folder,
    files,
    ...steps,
    release: { ...steps.release, inputs: own },
    inputs,
    inputsFile,
  };
}

/** The input `name` where there is one, else the folder's name as GitHub and ECR would have it. */
function nameOf(folder: string, inputs: ReadonlyMap<Environment, Inputs>): string {
  const named = [...inputs.values()].map(({ name }) => name).find((name) => name !== undefined && name !== '');
  const plain = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return named ?? (plain || 'service');
}

async function workflowSteps(root: string): Promise<Pick<Service, 'image' | 'release' | 'guard'>> {
  const service = await readWorkflow(join(root, 'examples/service/.github/workflows/ci.yaml'));
  const iac = await readWorkflow(join(root, guardWorkflow));
  return {
    image: stepOf(service, 'ensure-ecr-repo'),
    release: stepOf(service, 'push-helmrelease'),
    guard: stepOf(iac, 'guard-releases'),
  };
}
