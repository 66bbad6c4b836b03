import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { CliError } from '../errors.ts';

/** A step of a workflow that uses one of our actions. */
export interface WorkflowStep {
  /** The name of its job. */
  readonly job: string;
  /** The action's name: its folder in actions/. */
  readonly action: string;
  readonly uses: string;
  readonly id: string | undefined;
  /** As written: `${{ }}` and all. */
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
}

/** The steps of a workflow file that use actions of an `iac` repository, in their order. */
export async function readWorkflow(file: string): Promise<WorkflowStep[]> {
  const jobs = record(record(parse(await readFile(file, 'utf8')))['jobs']);
  return Object.values(jobs).flatMap((job) => {
    const { name, steps } = record(job);
    return list(steps).flatMap((step) => ourStep(String(name), record(step)) ?? []);
  });
}

/** Throws a CliError when the workflow has no such step. */
export function stepOf(steps: readonly WorkflowStep[], action: string): WorkflowStep {
  const step = steps.find((each) => each.action === action);
  if (step !== undefined) return step;
  throw new CliError({
    code: 'wrong-workflow',
    problem: `The workflow does not use ${action}.`,
    remedy:
      'Add the step to examples/service/.github/workflows/ci.yaml, or, for the guard and deploy-cf, to .github/workflows.',
  });
}

function ourStep(job: string, step: Record<string, unknown>): WorkflowStep | undefined {
  const { uses, id } = step;
  if (typeof uses !== 'string') return undefined;
  // In iac itself `$/` is the repository of the workflow, and `./` its checkout.
  const [, action] = /^(?:[^/]+\/iac|\$|\.)\/actions\/([^@]+)(?:@|$)/.exec(uses) ?? [];
  if (action === undefined) return undefined;
  return { job, action, uses, id: typeof id === 'string' ? id : undefined, inputs: scalars(record(step['with'])) };
}

function scalars(values: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isScalar(value) ? value : JSON.stringify(value)]),
  );
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
